package dev.surefoot.runtime.internal.jdbc;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.MILLIS;

import dev.surefoot.runtime.InstanceOptions;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.spi.CorrelationRow;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.Rest;
import dev.surefoot.runtime.spi.SnapshotRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables, their columns and how their rows are written and read. */
final class Tables {
  static final Table<InstanceRow> INSTANCE =
      new Table<>(
          "surefoot_instance",
          List.of(
              "id",
              "flow",
              "business_key",
              "fingerprint",
              "state",
              "created_at",
              "ended_at",
              "business_type",
              "business_id",
              "labels",
              "start_at",
              "deadline",
              "overdue",
              "waits_at",
              "error",
              "rests",
              "rests_until"),
          Tables::bindInstance,
          Tables::readInstance);

  static final Table<JournalRow> JOURNAL =
      new Table<>(
          "surefoot_journal",
          List.of("instance", "sequence", "at", "kind", "event", "made"),
          Tables::bindJournal,
          Tables::readJournal);

  static final Table<NetRow> NET =
      new Table<>("surefoot_net", List.of("fingerprint", "text"), Tables::bindNet, Tables::readNet);

  static final Table<SnapshotRow> SNAPSHOT =
      new Table<>(
          "surefoot_snapshot",
          List.of("instance", "sequence", "state"),
          Tables::bindSnapshot,
          Tables::readSnapshot);

  static final Table<CorrelationRow> CORRELATION =
      new Table<>(
          "surefoot_correlation",
          List.of("instance", "await", "visit", "flow", "correlation_key"),
          Tables::bindCorrelation,
          Tables::readCorrelation);

  /** A net's text under its fingerprint. */
  record NetRow(String fingerprint, String text) {}

  private Tables() {}

  private static void bindInstance(PreparedStatement statement, InstanceRow row)
      throws SQLException {
    statement.setObject(1, row.id());
    statement.setString(2, row.flow());
    statement.setString(3, row.key());
    statement.setString(4, row.fingerprint());
    statement.setString(5, row.state().name());
    statement.setObject(6, time(row.createdAt()));
    statement.setObject(7, time(row.endedAt()));
    statement.setString(8, row.options().businessType());
    statement.setString(9, row.options().businessId());
    statement.setString(10, Lines.of(row.options().labels()));
    statement.setObject(11, time(row.options().startAt()));
    statement.setObject(12, time(row.options().deadline()));
    statement.setBoolean(13, row.overdue());
    statement.setString(14, Lines.of(row.waitsAt()));
    statement.setString(15, row.error());
    Rest rest = row.rest();
    statement.setBoolean(16, rest != null);
    statement.setObject(17, time(rest == null ? null : rest.until()));
  }

  private static InstanceRow readInstance(ResultSet result) throws SQLException {
    return new InstanceRow(
        result.getObject(1, UUID.class),
        result.getString(2),
        result.getString(3),
        result.getString(4),
        InstanceState.valueOf(result.getString(5)),
        result.getObject(6, OffsetDateTime.class).toInstant(),
        instant(result.getObject(7, OffsetDateTime.class)),
        readOptions(result),
        result.getBoolean(13),
        Lines.read(result.getString(14)),
        result.getString(15),
        result.getBoolean(16)
            ? new Rest(instant(result.getObject(17, OffsetDateTime.class)))
            : null);
  }

  /** Most have none, and share that. */
  private static InstanceOptions readOptions(ResultSet result) throws SQLException {
    InstanceOptions options =
        new InstanceOptions(
            result.getString(8),
            result.getString(9),
            Lines.readLabels(result.getString(10)),
            instant(result.getObject(11, OffsetDateTime.class)),
            instant(result.getObject(12, OffsetDateTime.class)));
    return options.equals(InstanceOptions.NONE) ? InstanceOptions.NONE : options;
  }

  private static void bindJournal(PreparedStatement statement, JournalRow row) throws SQLException {
    statement.setObject(1, row.instance());
    statement.setLong(2, row.sequence());
    statement.setObject(3, time(row.at()));
    statement.setString(4, row.kind());
    statement.setBytes(5, row.event());
    statement.setBytes(6, row.value());
  }

  private static JournalRow readJournal(ResultSet result) throws SQLException {
    return new JournalRow(
        result.getObject(1, UUID.class),
        result.getLong(2),
        result.getObject(3, OffsetDateTime.class).toInstant(),
        result.getString(4),
        result.getBytes(5),
        result.getBytes(6));
  }

  private static void bindSnapshot(PreparedStatement statement, SnapshotRow row)
      throws SQLException {
    statement.setObject(1, row.instance());
    statement.setLong(2, row.sequence());
    statement.setBytes(3, row.state());
  }

  private static SnapshotRow readSnapshot(ResultSet result) throws SQLException {
    return new SnapshotRow(result.getObject(1, UUID.class), result.getLong(2), result.getBytes(3));
  }

  private static void bindCorrelation(PreparedStatement statement, CorrelationRow row)
      throws SQLException {
    statement.setObject(1, row.instance());
    statement.setString(2, row.await());
    statement.setInt(3, row.visit());
    statement.setString(4, row.flow());
    statement.setString(5, row.key());
  }

  private static CorrelationRow readCorrelation(ResultSet result) throws SQLException {
    return new CorrelationRow(
        result.getObject(1, UUID.class),
        result.getString(4),
        result.getString(2),
        result.getInt(3),
        result.getString(5));
  }

  private static void bindNet(PreparedStatement statement, NetRow row) throws SQLException {
    statement.setString(1, row.fingerprint());
    statement.setString(2, row.text());
  }

  private static NetRow readNet(ResultSet result) throws SQLException {
    return new NetRow(result.getString(1), result.getString(2));
  }

  /** Cut off, because a database would round up, into the future. */
  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(MILLIS).atOffset(UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
