package dev.surefoot.benchmarks.throughput;

import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of its own, as durable as it is by default. */
final class Postgres implements Database {
  private final String name;
  private final EmbeddedPostgres server;
  private int schemas;

  /**
   * Starts one.
   *
   * @param folder where its data is to be
   * @param lagMicros how long every flush of the log waits first
   */
  Postgres(String name, Path folder, int lagMicros) throws IOException {
    this.name = name;
    this.server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("max_wal_size", "4GB")
            .setServerConfig("commit_siblings", "0")
            .setServerConfig("commit_delay", Integer.toString(lagMicros))
            .setErrorRedirector(Redirect.DISCARD)
            .setOutputRedirector(Redirect.DISCARD)
            .start();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int writers() {
    return 4;
  }

  private PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(server.getJdbcUrl("postgres", "postgres"));
    source.setCurrentSchema("s" + schemas);
    return source;
  }

  /** What was written before goes, so that every measurement begins alike. */
  private void nextSchema() throws SQLException {
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists s" + schemas + " cascade");
      statement.execute("create schema s" + ++schemas);
      statement.execute("checkpoint");
    }
  }

  @Override
  public Store emptyStore() {
    try {
      nextSchema();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Stores.postgres(source());
  }

  @Override
  public void emptyTable() throws SQLException {
    nextSchema();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(Row.TABLE.formatted("bytea"));
    }
  }

  @Override
  public Connection connect() throws SQLException {
    return source().getConnection();
  }

  @Override
  public void insert(Connection connection, List<Row> rows) throws SQLException {
    String sql =
        rows.size() == 1
            ? "insert into ideal values (?, ?, ?)"
            : "insert into ideal select * from unnest(?::uuid[], ?::int[], ?::bytea[])";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      if (rows.size() == 1) {
        insert.setObject(1, rows.get(0).instance());
        insert.setInt(2, rows.get(0).step());
        insert.setBytes(3, Row.MADE);
      } else {
        byte[][] made = new byte[rows.size()][];
        Arrays.fill(made, Row.MADE);
        insert.setArray(
            1,
            connection.createArrayOf(
                "uuid", rows.stream().map(Row::instance).toArray(UUID[]::new)));
        insert.setArray(
            2,
            connection.createArrayOf("int4", rows.stream().map(Row::step).toArray(Integer[]::new)));
        insert.setArray(3, connection.createArrayOf("bytea", made));
      }
      insert.executeUpdate();
    }
  }

  @Override
  public Written written() throws SQLException {
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select pg_current_wal_insert_lsn() - '0/0',"
                    + " txid_snapshot_xmax(txid_current_snapshot())")) {
      result.next();
      return new Written(result.getLong(1), result.getLong(2));
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      server.close();
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }
}
