package dev.surefoot.runtime.internal.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.surefoot.runtime.spi.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Brings the tables up to date with the scripts {@code 1.sql}, {@code 2.sql}, ... of a database
 * product, which ship in the jar, or only looks whether they are. A script is statements that end
 * with a semicolon at the end of a line; its last one tells the table {@code surefoot_schema} that
 * it was applied whole, so that any other tool may apply it too. Where a database commits after
 * every definition (H2), the statements of a script must bear to be applied again.
 */
public final class Schema {
  private static final String FOLDER = "/dev/surefoot/runtime/schema/";

  private final String product;
  private final int version;
  private final String exists;

  /**
   * The schema of a product.
   *
   * @param product the scripts' folder, such as {@code h2}
   * @param version the newest script
   * @param exists asks the database how many tables {@code surefoot_schema} it sees
   */
  public Schema(String product, int version, String exists) {
    this.product = product;
    this.version = version;
    this.exists = exists;
  }

  /** The newest script. */
  public int version() {
    return version;
  }

  /**
   * Applies the scripts that are missing, without a commit.
   *
   * @param store names the store in messages
   * @throws StoreException if the store was written by a newer version; nothing is changed then
   */
  public void migrate(Connection connection, String store) throws SQLException {
    int found = found(connection);
    refuseNewer(found, store);
    for (int next = found + 1; next <= version; next++) {
      try (Statement statement = connection.createStatement()) {
        for (String sql : script(next)) {
          statement.execute(sql);
        }
      }
    }
  }

  /**
   * Only looks.
   *
   * @param store names the store in messages
   * @throws StoreException if scripts are missing, named in the message, or the store was written
   *     by a newer version
   */
  public void check(Connection connection, String store) throws SQLException {
    int found = found(connection);
    refuseNewer(found, store);
    if (found < version) {
      throw new StoreException(
          "%s has %s and this version of Surefoot needs schema version %d: apply %s from its jar"
              .formatted(
                  store,
                  found == 0 ? "no tables of Surefoot" : "schema version " + found,
                  version,
                  IntStream.rangeClosed(found + 1, version)
                      .mapToObj(this::name)
                      .collect(Collectors.joining(", then "))),
          null);
    }
  }

  private void refuseNewer(int found, String store) {
    if (found > version) {
      throw new StoreException(
          ("%s has schema version %d and this version of Surefoot knows versions up to %d:"
                  + " use the version that wrote it, or a newer one; nothing was changed")
              .formatted(store, found, version),
          null);
    }
  }

  private int found(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return number(statement, exists) == 0
          ? 0
          : number(statement, "select max(version) from surefoot_schema");
    }
  }

  private static int number(Statement statement, String question) throws SQLException {
    try (ResultSet result = statement.executeQuery(question)) {
      result.next();
      return result.getInt(1);
    }
  }

  private String name(int number) {
    return FOLDER + product + "/" + number + ".sql";
  }

  private List<String> script(int number) {
    String name = name(number);
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
