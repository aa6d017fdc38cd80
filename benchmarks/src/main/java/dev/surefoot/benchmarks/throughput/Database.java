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

  @Override
  void close() throws SQLException;
}
