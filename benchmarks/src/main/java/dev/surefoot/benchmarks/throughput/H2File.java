package dev.surefoot.benchmarks.throughput;

import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Files of H2, each commit flushed. */
final class H2File implements Database {
  private final Path folder;
  private int files;

  H2File(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return "h2";
  }

  @Override
  public int writers() {
    return 1;
  }

  @Override
  public Store emptyStore() {
    return Stores.h2(folder.resolve("store" + ++files));
  }

  @Override
  public void emptyTable() throws SQLException {
    files++;
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(Row.TABLE.formatted("varbinary"));
    }
  }

  @Override
  public Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            "jdbc:h2:" + folder.resolve("ideal" + files) + ";WRITE_DELAY=0;RETENTION_TIME=0");
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public void insert(Connection connection, List<Row> rows) throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement("insert into ideal values (?, ?, ?)");
        Statement flush = connection.createStatement()) {
      for (Row row : rows) {
        insert.setObject(1, row.instance());
        insert.setInt(2, row.step());
        insert.setBytes(3, Row.MADE);
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
      flush.execute("checkpoint sync");
    }
  }

  @Override
  public void close() {}
}
