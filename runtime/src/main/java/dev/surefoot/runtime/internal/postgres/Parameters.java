package dev.surefoot.runtime.internal.postgres;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds a statement's parameters one after the other, columns of rows as arrays. The driver sends
 * arrays of these types in binary; others, as of UUID, Timestamp or Object, it writes as text that
 * it escapes and the database reads again, at several times the cost.
 */
final class Parameters {
  private final PreparedStatement statement;
  private int next = 1;

  Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  Parameters number(long value) throws SQLException {
    statement.setLong(next++, value);
    return this;
  }

  <R> Parameters texts(List<R> rows, Function<R, @Nullable String> value) throws SQLException {
    return array("text", rows.stream().map(value).toArray(String[]::new));
  }

  <R> Parameters ids(List<R> rows, Function<R, UUID> value) throws SQLException {
    return texts(rows, row -> value.apply(row).toString());
  }

  <R> Parameters numbers(List<R> rows, Function<R, @Nullable Long> value) throws SQLException {
    return array("int8", rows.stream().map(value).toArray(Long[]::new));
  }

  <R> Parameters times(List<R> rows, Function<R, @Nullable Instant> value) throws SQLException {
    return numbers(rows, row -> millis(value.apply(row)));
  }

  <R> Parameters flags(List<R> rows, Function<R, Boolean> value) throws SQLException {
    return array("bool", rows.stream().map(value).toArray(Boolean[]::new));
  }

  <R> Parameters bytes(List<R> rows, Function<R, byte @Nullable []> value) throws SQLException {
    return array("bytea", rows.stream().map(value).toArray(byte[][]::new));
  }

  private Parameters array(String type, @Nullable Object[] elements) throws SQLException {
    Array array = statement.getConnection().createArrayOf(type, elements);
    statement.setArray(next++, array);
    return this;
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}
