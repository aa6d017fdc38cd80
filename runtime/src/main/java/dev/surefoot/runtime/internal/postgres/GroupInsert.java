package dev.surefoot.runtime.internal.postgres;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.surefoot.runtime.internal.jdbc.Lines;
import dev.surefoot.runtime.spi.Change;
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
        select i.* from fence, unnest(
          ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
          ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::boolean[],
          ?::text[], ?::text[], ?::boolean[], ?::timestamptz[]) i
        on conflict (id) do update set
          fingerprint = excluded.fingerprint, state = excluded.state, ended_at = excluded.ended_at,
          overdue = excluded.overdue, waits_at = excluded.waits_at, error = excluded.error,
          rests = excluded.rests, rests_until = excluded.rests_until)
      """;

  private static final String JOURNAL =
      """
      , journal as (
        insert into surefoot_journal (instance, sequence, at, kind, event, made, commit_no)
        select j.*, commit_no from fence, unnest(
          ?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::bytea[], ?::bytea[]) j)
      """;

  private static final String SNAPSHOTS =
      """
      , snapshot as (
        insert into surefoot_snapshot (instance, sequence, state)
        select s.* from fence, unnest(?::uuid[], ?::bigint[], ?::bytea[]) s
        on conflict (instance) do update set
          sequence = excluded.sequence, state = excluded.state)
      """;

  private static final String EPOCH = " select epoch from fence";

  private final Connection connection;

  /** By what they append. */
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  GroupInsert(Connection connection) {
    this.connection = connection;
  }

  private PreparedStatement statement(boolean instances, boolean snapshots) throws SQLException {
    String sql =
        FENCE + (instances ? INSTANCES : "") + JOURNAL + (snapshots ? SNAPSHOTS : "") + EPOCH;
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
    for (Change change : changes) {
      InstanceRow instance = change.instance();
      if (instance != null) {
        instances.put(instance.id(), instance);
      }
      journal.addAll(change.rows());
    }
    List<SnapshotRow> snapshots =
        changes.stream().map(Change::snapshot).filter(Objects::nonNull).toList();
    PreparedStatement statement = statement(!instances.isEmpty(), !snapshots.isEmpty());
    statement.setLong(1, epoch);
    int next = 2;
    if (!instances.isEmpty()) {
      next = bindInstances(statement, next, List.copyOf(instances.values()));
    }
    next = bindJournal(statement, next, journal);
    if (!snapshots.isEmpty()) {
      bindSnapshots(statement, next, snapshots);
    }
    try (ResultSet result = statement.executeQuery()) {
      return result.next();
    }
  }

  private int bindInstances(PreparedStatement statement, int first, List<InstanceRow> rows)
      throws SQLException {
    int next = first;
    statement.setArray(next++, column("uuid", rows, InstanceRow::id));
    statement.setArray(next++, column("text", rows, InstanceRow::flow));
    statement.setArray(next++, column("text", rows, InstanceRow::key));
    statement.setArray(next++, column("text", rows, InstanceRow::fingerprint));
    statement.setArray(next++, column("text", rows, row -> row.state().name()));
    statement.setArray(next++, column("timestamptz", rows, row -> time(row.createdAt())));
    statement.setArray(next++, column("timestamptz", rows, row -> time(row.endedAt())));
    statement.setArray(next++, column("text", rows, row -> row.options().businessType()));
    statement.setArray(next++, column("text", rows, row -> row.options().businessId()));
    statement.setArray(next++, column("text", rows, row -> Lines.of(row.options().labels())));
    statement.setArray(next++, column("timestamptz", rows, row -> time(row.options().startAt())));
    statement.setArray(next++, column("timestamptz", rows, row -> time(row.options().deadline())));
    statement.setArray(next++, column("bool", rows, InstanceRow::overdue));
    statement.setArray(next++, column("text", rows, row -> Lines.of(row.waitsAt())));
    statement.setArray(next++, column("text", rows, InstanceRow::error));
    statement.setArray(next++, column("bool", rows, row -> row.rest() != null));
    statement.setArray(next++, column("timestamptz", rows, row -> until(row.rest())));
    return next;
  }

  private int bindJournal(PreparedStatement statement, int first, List<JournalRow> rows)
      throws SQLException {
    int next = first;
    statement.setArray(next++, column("uuid", rows, JournalRow::instance));
    statement.setArray(next++, column("int8", rows, JournalRow::sequence));
    statement.setArray(next++, column("timestamptz", rows, row -> time(row.at())));
    statement.setArray(next++, column("text", rows, JournalRow::kind));
    statement.setArray(next++, bytes(rows, JournalRow::event));
    statement.setArray(next++, bytes(rows, JournalRow::value));
    return next;
  }

  private void bindSnapshots(PreparedStatement statement, int first, List<SnapshotRow> rows)
      throws SQLException {
    statement.setArray(first, column("uuid", rows, SnapshotRow::instance));
    statement.setArray(first + 1, column("int8", rows, SnapshotRow::sequence));
    statement.setArray(first + 2, bytes(rows, SnapshotRow::state));
  }

  private <R> Array column(String type, List<R> rows, Function<R, @Nullable Object> value)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }

  /** As an array of arrays the driver sends them in binary, else as text of twice the length. */
  private <R> Array bytes(List<R> rows, Function<R, byte @Nullable []> value) throws SQLException {
    return connection.createArrayOf("bytea", rows.stream().map(value).toArray(byte[][]::new));
  }

  private static @Nullable String until(@Nullable Rest rest) {
    return rest == null ? null : time(rest.until());
  }

  /** Cut off, because the database would round up, into the future. */
  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(MILLIS).toString();
  }
}
