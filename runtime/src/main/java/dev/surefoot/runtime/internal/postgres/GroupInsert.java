package dev.surefoot.runtime.internal.postgres;

import dev.surefoot.runtime.internal.jdbc.Lines;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.CorrelationRow;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.Rest;
import dev.surefoot.runtime.spi.SnapshotRow;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A whole commit as one statement, and so as one round trip whatever the driver's settings: the
 * fence, the instance rows and the journal rows, each column an array. It is a transaction of its
 * own on a connection with auto-commit.
 *
 * <p>The fence locks the owner's row in share mode: a takeover, which changes it, waits for commits
 * under way, and a commit after it finds another epoch and appends nothing.
 */
final class GroupInsert {
  private static final String FENCE =
      """
      with fence as (
        select epoch, txid_current() + commit_base as commit_no
        from surefoot_owner where epoch = ? for share)
      """;

  private static final String INSTANCES =
      """
      , instance as (
        insert into surefoot_instance
          (id, flow, business_key, fingerprint, state, created_at, ended_at, business_type,
           business_id, labels, start_at, deadline, overdue, waits_at, error, rests,
           rests_until)
        select id::uuid, flow, key, fingerprint, state, %s, %s, type, business, labels, %s, %s,
          overdue, waits_at, error, rests, %s
        from fence, unnest(
          ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
          ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::boolean[],
          ?::text[], ?::text[], ?::boolean[], ?::bigint[])
          i (id, flow, key, fingerprint, state, created, ended, type, business, labels, start,
            deadline, overdue, waits_at, error, rests, until)
        on conflict (id) do update set
          fingerprint = excluded.fingerprint, state = excluded.state, ended_at = excluded.ended_at,
          overdue = excluded.overdue, waits_at = excluded.waits_at, error = excluded.error,
          rests = excluded.rests, rests_until = excluded.rests_until)
      """
          .formatted(at("created"), at("ended"), at("start"), at("deadline"), at("until"));

  private static final String JOURNAL =
      """
      , journal as (
        insert into surefoot_journal (instance, sequence, at, kind, event, made, commit_no)
        select instance::uuid, sequence, %s, kind, event, made, commit_no
        from fence, unnest(
          ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::bytea[], ?::bytea[])
          j (instance, sequence, at, kind, event, made))
      """
          .formatted(at("at"));

  private static final String SNAPSHOTS =
      """
      , snapshot as (
        insert into surefoot_snapshot (instance, sequence, state)
        select instance::uuid, sequence, state
        from fence, unnest(?::text[], ?::bigint[], ?::bytea[]) s (instance, sequence, state)
        on conflict (instance) do update set
          sequence = excluded.sequence, state = excluded.state)
      """;

  /** No row is both deleted and inserted, since the order of the two is not defined. */
  private static final String CORRELATIONS =
      """
      , closed as (
        delete from surefoot_correlation c using fence
        where c.instance = any(?::text[]::uuid[]) and not exists (
          select 1 from unnest(?::text[], ?::text[]) o (instance, await)
          where o.instance::uuid = c.instance and o.await = c.await)),
      opened as (
        insert into surefoot_correlation (instance, await, visit, flow, correlation_key)
        select instance::uuid, await, visit, flow, key
        from fence, unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[])
          o (instance, await, visit, flow, key)
        on conflict (instance, await) do update set
          visit = excluded.visit, correlation_key = excluded.correlation_key)
      """;

  private static final String EPOCH = " select epoch from fence";

  private final Connection connection;

  /** By what they append. */
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  GroupInsert(Connection connection) {
    this.connection = connection;
  }

  private PreparedStatement statement(boolean instances, boolean snapshots, boolean correlations)
      throws SQLException {
    String sql =
        FENCE
            + (instances ? INSTANCES : "")
            + JOURNAL
            + (snapshots ? SNAPSHOTS : "")
            + (correlations ? CORRELATIONS : "")
            + EPOCH;
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  /**
   * Appends all changes, or throws and appends none.
   *
   * @return whether the epoch is still this one; nothing was appended if it is not
   */
  boolean append(long epoch, List<Change> changes) throws SQLException {
    Map<UUID, InstanceRow> instances = new LinkedHashMap<>();
    List<JournalRow> journal = new ArrayList<>(changes.size());
    Map<UUID, List<CorrelationRow>> correlations = new LinkedHashMap<>();
    for (Change change : changes) {
      InstanceRow instance = change.instance();
      if (instance != null) {
        instances.put(instance.id(), instance);
      }
      journal.addAll(change.rows());
      List<CorrelationRow> open = change.correlations();
      if (open != null) {
        correlations.put(change.id(), open);
      }
    }
    List<SnapshotRow> snapshots =
        changes.stream().map(Change::snapshot).filter(Objects::nonNull).toList();
    PreparedStatement statement =
        statement(!instances.isEmpty(), !snapshots.isEmpty(), !correlations.isEmpty());
    statement.setLong(1, epoch);
    int next = 2;
    if (!instances.isEmpty()) {
      next = bindInstances(statement, next, List.copyOf(instances.values()));
    }
    next = bindJournal(statement, next, journal);
    if (!snapshots.isEmpty()) {
      next = bindSnapshots(statement, next, snapshots);
    }
    if (!correlations.isEmpty()) {
      bindCorrelations(statement, next, correlations);
    }
    try (ResultSet result = statement.executeQuery()) {
      return result.next();
    }
  }

  private int bindInstances(PreparedStatement statement, int first, List<InstanceRow> rows)
      throws SQLException {
    int next = first;
    statement.setArray(next++, ids(rows, InstanceRow::id));
    statement.setArray(next++, texts(rows, InstanceRow::flow));
    statement.setArray(next++, texts(rows, InstanceRow::key));
    statement.setArray(next++, texts(rows, InstanceRow::fingerprint));
    statement.setArray(next++, texts(rows, row -> row.state().name()));
    statement.setArray(next++, times(rows, InstanceRow::createdAt));
    statement.setArray(next++, times(rows, InstanceRow::endedAt));
    statement.setArray(next++, texts(rows, row -> row.options().businessType()));
    statement.setArray(next++, texts(rows, row -> row.options().businessId()));
    statement.setArray(next++, texts(rows, row -> Lines.of(row.options().labels())));
    statement.setArray(next++, times(rows, row -> row.options().startAt()));
    statement.setArray(next++, times(rows, row -> row.options().deadline()));
    statement.setArray(next++, flags(rows, InstanceRow::overdue));
    statement.setArray(next++, texts(rows, row -> Lines.of(row.waitsAt())));
    statement.setArray(next++, texts(rows, InstanceRow::error));
    statement.setArray(next++, flags(rows, row -> row.rest() != null));
    statement.setArray(next++, times(rows, row -> until(row.rest())));
    return next;
  }

  private int bindJournal(PreparedStatement statement, int first, List<JournalRow> rows)
      throws SQLException {
    int next = first;
    statement.setArray(next++, ids(rows, JournalRow::instance));
    statement.setArray(next++, numbers(rows, JournalRow::sequence));
    statement.setArray(next++, times(rows, JournalRow::at));
    statement.setArray(next++, texts(rows, JournalRow::kind));
    statement.setArray(next++, bytes(rows, JournalRow::event));
    statement.setArray(next++, bytes(rows, JournalRow::value));
    return next;
  }

  private int bindSnapshots(PreparedStatement statement, int first, List<SnapshotRow> rows)
      throws SQLException {
    statement.setArray(first, ids(rows, SnapshotRow::instance));
    statement.setArray(first + 1, numbers(rows, SnapshotRow::sequence));
    statement.setArray(first + 2, bytes(rows, SnapshotRow::state));
    return first + 3;
  }

  private void bindCorrelations(
      PreparedStatement statement, int first, Map<UUID, List<CorrelationRow>> instances)
      throws SQLException {
    List<CorrelationRow> rows = instances.values().stream().flatMap(List::stream).toList();
    int next = first;
    statement.setArray(next++, ids(List.copyOf(instances.keySet()), id -> id));
    statement.setArray(next++, ids(rows, CorrelationRow::instance));
    statement.setArray(next++, texts(rows, CorrelationRow::await));
    statement.setArray(next++, ids(rows, CorrelationRow::instance));
    statement.setArray(next++, texts(rows, CorrelationRow::await));
    statement.setArray(next++, numbers(rows, row -> (long) row.visit()));
    statement.setArray(next++, texts(rows, CorrelationRow::flow));
    statement.setArray(next, texts(rows, CorrelationRow::key));
  }

  // The driver sends arrays of these types in binary; others, as of UUID, Timestamp or Object, it
  // writes as text that it escapes and the database reads again, at several times the cost.

  private <R> Array texts(List<R> rows, Function<R, @Nullable String> value) throws SQLException {
    return connection.createArrayOf("text", rows.stream().map(value).toArray(String[]::new));
  }

  private <R> Array ids(List<R> rows, Function<R, UUID> value) throws SQLException {
    return texts(rows, row -> value.apply(row).toString());
  }

  private <R> Array numbers(List<R> rows, Function<R, @Nullable Long> value) throws SQLException {
    return connection.createArrayOf("int8", rows.stream().map(value).toArray(Long[]::new));
  }

  private <R> Array times(List<R> rows, Function<R, @Nullable Instant> value) throws SQLException {
    return numbers(rows, row -> millis(value.apply(row)));
  }

  private <R> Array flags(List<R> rows, Function<R, Boolean> value) throws SQLException {
    return connection.createArrayOf("bool", rows.stream().map(value).toArray(Boolean[]::new));
  }

  private <R> Array bytes(List<R> rows, Function<R, byte @Nullable []> value) throws SQLException {
    return connection.createArrayOf("bytea", rows.stream().map(value).toArray(byte[][]::new));
  }

  private static @Nullable Instant until(@Nullable Rest rest) {
    return rest == null ? null : rest.until();
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  /**
   * A column of milliseconds as a time; whole seconds apart, since intervals are multiplied in
   * floating point.
   */
  private static String at(String millis) {
    return "timestamptz 'epoch' + "
        + millis
        + " / 1000 * interval '1 second' + "
        + millis
        + " % 1000 * interval '1 millisecond'";
  }
}
