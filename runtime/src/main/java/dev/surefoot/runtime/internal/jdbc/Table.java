package dev.surefoot.runtime.internal.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table and how a row of it is written and read. The list of columns stands in one place, here;
 * writing binds parameters and reading takes columns in its order.
 *
 * @param <R> a row
 */
final class Table<R> {
  /** Binds a row's values to the parameters, in the order of the columns. */
  interface Binder<R> {
    void bind(PreparedStatement statement, R row) throws SQLException;
  }

  /** Reads a row from a result whose columns are this table's, in order. */
  interface Reader<R> {
    R read(ResultSet result) throws SQLException;
  }

  private final String name;
  private final List<String> columns;
  private final Binder<R> binder;
  private final Reader<R> reader;

  Table(String name, List<String> columns, Binder<R> binder, Reader<R> reader) {
    this.name = name;
    this.columns = columns;
    this.binder = binder;
    this.reader = reader;
  }

  int columns() {
    return columns.size();
  }

  String insert() {
    return "insert into %s (%s) values (%s)".formatted(name, String.join(", ", columns), marks());
  }

  /** As {@link #insert()}, with one more column, which only the database reads. */
  String insert(String last) {
    return "insert into %s (%s, %s) values (%s, ?)"
        .formatted(name, String.join(", ", columns), last, marks());
  }

  /** Replaces the row with the same first column, or inserts one; as H2 says it. */
  String merge() {
    return "merge into %s (%s) key (%s) values (%s)"
        .formatted(name, String.join(", ", columns), columns.get(0), marks());
  }

  /** All columns of the rows for which the rest, {@code where} and {@code order by}, says so. */
  String select(String rest) {
    return "select %s from %s %s".formatted(String.join(", ", columns), name, rest);
  }

  /**
   * All columns of rows of this table that are found in another way, which follows {@code from}.
   */
  String selectFrom(String found) {
    return "select %s from %s".formatted(String.join(", ", columns), found);
  }

  /** How many rows there are for which the rest says so. */
  String count(String rest) {
    return "select count(*) from %s %s".formatted(name, rest);
  }

  void bind(PreparedStatement statement, R row) throws SQLException {
    binder.bind(statement, row);
  }

  R read(ResultSet result) throws SQLException {
    return reader.read(result);
  }

  private String marks() {
    return columns.stream().map(column -> "?").collect(Collectors.joining(", "));
  }
}
