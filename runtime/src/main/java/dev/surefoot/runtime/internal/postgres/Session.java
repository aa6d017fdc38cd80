package dev.surefoot.runtime.internal.postgres;

import dev.surefoot.runtime.internal.jdbc.Queries;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the store needs it, whatever its data source makes of new ones: each statement is
 * a transaction of its own, durable when it is answered. One thread at a time.
 */
final class Session implements AutoCloseable {
  /**
   * A server that does not answer for so long is taken for lost, where the driver waits for ever.
   */
  private static final int LONGEST_ANSWER_MILLIS = 60_000;

  private final Connection connection;
  private @Nullable GroupInsert insert;

  private Session(Connection connection) {
    this.connection = connection;
  }

  static Session open(DataSource source) throws SQLException {
    Connection connection = source.getConnection();
    try {
      connection.setAutoCommit(true);
      connection.setReadOnly(false);
      if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      }
      if (connection.getNetworkTimeout() == 0) {
        connection.setNetworkTimeout(Runnable::run, LONGEST_ANSWER_MILLIS);
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "select set_config('synchronous_commit', 'on', false)"
                + " where current_setting('synchronous_commit') = 'off'");
      }
      return new Session(connection);
    } catch (SQLException | RuntimeException | Error e) {
      try {
        connection.close();
      } catch (SQLException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  Queries queries() {
    return new Queries(connection);
  }

  /**
   * The plan of a statement is kept, and may have been made when there was next to nothing in a
   * table; what it looks up by key it is to look up in an index all the same.
   */
  GroupInsert insert() throws SQLException {
    GroupInsert prepared = insert;
    if (prepared == null) {
      execute("set enable_seqscan = off");
      prepared = new GroupInsert(connection);
      insert = prepared;
    }
    return prepared;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A pool may give the connection to others. */
  @Override
  public void close() throws SQLException {
    try (Connection closed = connection) {
      if (insert != null && !closed.isClosed()) {
        execute("reset enable_seqscan");
      }
    }
  }
}
