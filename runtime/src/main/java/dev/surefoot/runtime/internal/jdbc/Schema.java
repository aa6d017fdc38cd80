package dev.surefoot.runtime.internal.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.surefoot.runtime.spi.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/**
 * Brings the tables up to date with the scripts {@code 1.sql}, {@code 2.sql}, ... of a database
 * product, which ship in the jar. A script is statements that end with a semicolon at the end of a
 * line. The table {@code surefoot_schema} has a row for each script that was applied whole; where a
 * database commits after every definition (H2), the statements of a script must bear to be applied
 * again.
 */
public final class Schema {
  private static final String FOLDER = "/dev/surefoot/runtime/schema/";

  private final String product;
  private final int version;

  /**
   * The schema of a product.
   *
   * @param product the scripts' folder, such as {@code h2}
   * @param version the newest script
   */
  public Schema(String product, int version) {
    this.product = product;
    this.version = version;
  }

  /**
   * Applies the scripts that are missing and commits; leaves the connection without auto-commit.
   *
   * @param store names the store in messages
   * @throws StoreException if the store was written by a newer version; nothing is changed then
   */
  public void migrate(Connection connection, String store) throws SQLException {
    connection.setAutoCommit(false);
    int found = found(connection);
    if (found > version) {
      throw new StoreException(
          ("%s has schema version %d and this version of Surefoot knows versions up to %d:"
                  + " use the version that wrote it, or a newer one; nothing was changed")
              .formatted(store, found, version),
          null);
    }
    try (Statement statement = connection.createStatement()) {
      if (found == 0) {
        statement.execute(
            "create table if not exists surefoot_schema (version integer not null primary key)");
      }
    }
    for (int next = found + 1; next <= version; next++) {
      apply(connection, next);
    }
    connection.commit();
  }

  private static int found(Connection connection) throws SQLException {
    if (!exists(connection)) {
      return 0;
    }
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select max(version) from surefoot_schema")) {
      result.next();
      return result.getInt(1);
    }
  }

  private static boolean exists(Connection connection) throws SQLException {
    String question =
        "select count(*) from information_schema.tables where lower(table_name) = 'surefoot_schema'";
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(question)) {
      result.next();
      return result.getInt(1) > 0;
    }
  }

  private void apply(Connection connection, int next) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : script(next)) {
        statement.execute(sql);
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into surefoot_schema (version) values (?)")) {
      insert.setInt(1, next);
      insert.executeUpdate();
    }
  }

  private List<String> script(int number) {
    String name = FOLDER + product + "/" + number + ".sql";
    try (InputStream in = Schema.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the schema script " + name + " is not in the jar");
      }
      String text = new String(in.readAllBytes(), UTF_8).replaceAll("(?m)^--.*$", "");
      return Arrays.stream(text.split(";\\s*\n"))
          .map(String::strip)
          .filter(s -> !s.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the schema script " + name, e);
    }
  }
}
