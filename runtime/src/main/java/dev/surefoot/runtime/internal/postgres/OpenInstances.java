package dev.surefoot.runtime.internal.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The table of the instances that have not ended. Each commit keeps it, but it is not logged: after
 * a crash of the server it is empty. That is seen by a row that is always there, else.
 */
final class OpenInstances {
  /** Which rows of instances stand in it, as SQL. */
  static final String THEIRS = "id in (select id from surefoot_open)";

  private static final String MARK = "'00000000-0000-0000-0000-000000000000'";

  private OpenInstances() {}

  /** Fills the table if that is needed, while nobody commits. */
  static void restore(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!isWhole(statement)) {
        statement.execute(
            "insert into surefoot_open (id) select id from surefoot_instance"
                + " where ended_at is null on conflict (id) do nothing");
        statement.execute("insert into surefoot_open (id) values (" + MARK + ")");
      }
    }
  }

  private static boolean isWhole(Statement statement) throws SQLException {
    try (ResultSet mark =
        statement.executeQuery("select id from surefoot_open where id = " + MARK)) {
      return mark.next();
    }
  }
}
