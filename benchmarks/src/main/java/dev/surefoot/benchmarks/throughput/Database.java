package dev.surefoot.benchmarks.throughput;

import dev.surefoot.runtime.spi.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database that both the engine and the hand-written loops use, set alike. */
interface Database extends AutoCloseable {
  /** A name for the table of figures. */
  String name();

  /** How many commits gain from being in flight at once. */
  int writers();

  /** A store with nothing in it. */
  Store emptyStore();

  /** Makes a new table for a hand-written loop. */
  void emptyTable() throws SQLException;

  /** A connection to that table. */
  Connection connect() throws SQLException;

  /** Inserts rows and commits; when it returns, they are durable. */
  void insert(Connection connection, List<Row> rows) throws SQLException;

  /** What it has written since it was started, as far as it can tell. */
  default Written written() throws SQLException {
    return Written.NOTHING;
  }

  /**
   * What a database has written.
   *
   * @param bytes of its log
   * @param commits that had something to write
   */
  record Written(long bytes, long commits) {
    static final Written NOTHING = new Written(0, 0);
  }

  @Override
  void close() throws SQLException;
}
