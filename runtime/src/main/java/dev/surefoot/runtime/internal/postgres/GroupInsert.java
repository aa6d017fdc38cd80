package dev.surefoot.runtime.internal.postgres;

import dev.surefoot.runtime.internal.jdbc.Lines;
import dev.surefoot.runtime.internal.postgres.GroupSql.Part;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.CorrelationRow;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.Rest;
import dev.surefoot.runtime.spi.SnapshotRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A whole commit as one statement, and so as one round trip whatever the driver's settings: the
 * fence, the instance rows and the journal rows, each column an array. It is a transaction of its
 * own on a connection with auto-commit.
 *
 * <p>The fence is a lock on the owner's table: a takeover, whose lock excludes it, waits for
 * commits under way, and a commit waits for a takeover before it looks, finds another epoch and
 * appends nothing.
 */
final class GroupInsert {
  private final Connection connection;

  /** By what they append. */
  private final Map<Set<Part>, PreparedStatement> prepared = new HashMap<>();

  GroupInsert(Connection connection) {
    this.connection = connection;
  }

  private PreparedStatement statement(Set<Part> parts) throws SQLException {
    PreparedStatement statement = prepared.get(parts);
    if (statement == null) {
      statement = connection.prepareStatement(GroupSql.of(parts));
      prepared.put(parts, statement);
    }
    return statement;
  }

  /**
   * Appends all changes, or throws and appends none.
   *
   * @return whether the epoch is still this one; nothing was appended if it is not
   */
  boolean append(long epoch, List<Change> changes) throws SQLException {
    Group group = Group.of(changes);
    PreparedStatement statement = statement(group.parts());
    Parameters parameters = new Parameters(statement).number(epoch);
    for (Part part : group.parts()) {
      switch (part) {
        case FRESH -> bindInstances(parameters, group.fresh());
        case KNOWN -> bindInstances(parameters, group.known());
        case JOURNAL -> bindJournal(parameters, group.journal());
        case SNAPSHOTS -> bindSnapshots(parameters, group.snapshots());
        case CORRELATIONS -> bindCorrelations(parameters, group.correlations());
      }
    }
    try (ResultSet result = statement.executeQuery()) {
      return result.next();
    }
  }

  private static void bindInstances(Parameters to, List<InstanceRow> rows) throws SQLException {
    to.ids(rows, InstanceRow::id)
        .texts(rows, InstanceRow::flow)
        .texts(rows, InstanceRow::key)
        .texts(rows, InstanceRow::fingerprint)
        .texts(rows, row -> row.state().name())
        .times(rows, InstanceRow::createdAt)
        .times(rows, InstanceRow::endedAt)
        .texts(rows, row -> row.options().businessType())
        .texts(rows, row -> row.options().businessId())
        .texts(rows, row -> Lines.of(row.options().labels()))
        .times(rows, row -> row.options().startAt())
        .times(rows, row -> row.options().deadline())
        .flags(rows, InstanceRow::overdue)
        .texts(rows, row -> Lines.of(row.waitsAt()))
        .texts(rows, InstanceRow::error)
        .flags(rows, row -> row.rest() != null)
        .times(rows, row -> until(row.rest()));
  }

  private static void bindJournal(Parameters to, List<JournalRow> rows) throws SQLException {
    to.ids(rows, JournalRow::instance)
        .numbers(rows, JournalRow::sequence)
        .times(rows, JournalRow::at)
        .texts(rows, JournalRow::kind)
        .bytes(rows, JournalRow::event)
        .bytes(rows, JournalRow::value);
  }

  private static void bindSnapshots(Parameters to, List<SnapshotRow> rows) throws SQLException {
    to.ids(rows, SnapshotRow::instance)
        .numbers(rows, SnapshotRow::sequence)
        .bytes(rows, SnapshotRow::state);
  }

  private static void bindCorrelations(Parameters to, Map<UUID, List<CorrelationRow>> instances)
      throws SQLException {
    List<CorrelationRow> rows = instances.values().stream().flatMap(List::stream).toList();
    to.ids(List.copyOf(instances.keySet()), id -> id)
        .ids(rows, CorrelationRow::instance)
        .texts(rows, CorrelationRow::await)
        .ids(rows, CorrelationRow::instance)
        .texts(rows, CorrelationRow::await)
        .numbers(rows, row -> (long) row.visit())
        .texts(rows, CorrelationRow::flow)
        .texts(rows, CorrelationRow::key);
  }

  private static @Nullable Instant until(@Nullable Rest rest) {
    return rest == null ? null : rest.until();
  }
}
