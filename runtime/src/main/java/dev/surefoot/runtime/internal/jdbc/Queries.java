package dev.surefoot.runtime.internal.jdbc;

import static java.time.ZoneOffset.UTC;

import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstancePage;
import dev.surefoot.runtime.internal.jdbc.Tables.NetRow;
import dev.surefoot.runtime.spi.BusinessKey;
import dev.surefoot.runtime.spi.CorrelationRow;
import dev.surefoot.runtime.spi.FeedRow;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.SnapshotRow;
import dev.surefoot.runtime.spi.Tail;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is asked of the tables over one connection. Not safe for several threads. */
public final class Queries {
  private final Connection connection;

  /** Asks over this connection, which stays the caller's to close. */
  public Queries(Connection connection) {
    this.connection = connection;
  }

  /** The row of an instance. */
  public Optional<InstanceRow> instance(UUID id) throws SQLException {
    return query(Tables.INSTANCE, "where id = ?", id).stream().findFirst();
  }

  /** The row of the instance with this business key in this flow. */
  public Optional<InstanceRow> instance(String flow, String key) throws SQLException {
    return query(Tables.INSTANCE, "where flow = ? and business_key = ?", flow, key).stream()
        .findFirst();
  }

  /**
   * The rows of the instances with these business keys, as PostgreSQL says it. Each key is a lookup
   * of its own in the index, because a plan for all of them at once may read the whole table: it is
   * made once, when there is little in the table.
   */
  public List<InstanceRow> instances(Collection<BusinessKey> keys) throws SQLException {
    return rows(
        Tables.INSTANCE,
        Tables.INSTANCE.selectFrom(
            """
            unnest(?::text[], ?::text[]) asked (flow_name, key), lateral (
              select * from surefoot_instance where flow = flow_name and business_key = key limit 1) found
            """),
        text(keys.stream().map(BusinessKey::flow)),
        text(keys.stream().map(BusinessKey::key)));
  }

  private Array text(Stream<String> elements) throws SQLException {
    return connection.createArrayOf("text", elements.toArray());
  }

  /**
   * The rows of instances that have not ended, oldest first.
   *
   * @param open the condition that finds them
   */
  public List<InstanceRow> unfinished(String open) throws SQLException {
    return query(Tables.INSTANCE, "where " + open + " order by created_at, id");
  }

  /** A page of the rows that a filter means, newest first. */
  public InstancePage list(InstanceFilter filter, int page, int size) throws SQLException {
    FilterSql sql = FilterSql.of(filter);
    return new InstancePage(newest(sql, (page - 1L) * size, size), page, size, count(sql));
  }

  /** The rows that a filter means, newest first, that come after one of them. */
  public List<InstanceRow> next(InstanceFilter filter, @Nullable InstanceRow after, int atMost)
      throws SQLException {
    FilterSql sql = FilterSql.of(filter);
    return newest(after == null ? sql : sql.after(after), 0, atMost);
  }

  private List<InstanceRow> newest(FilterSql sql, long offset, int atMost) throws SQLException {
    String rest = " order by created_at desc, id desc offset %d rows fetch next %d rows only";
    return query(
        Tables.INSTANCE, sql.where() + rest.formatted(offset, atMost), sql.parameters().toArray());
  }

  private long count(FilterSql sql) throws SQLException {
    String count = Tables.INSTANCE.count(sql.where());
    try (PreparedStatement statement = connection.prepareStatement(count)) {
      bind(statement, sql.parameters().toArray());
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  /** The open awaits that are found by a key. */
  public List<CorrelationRow> awaiting(String flow, String await, String key, int atMost)
      throws SQLException {
    String where = "where correlation_key = ? and flow = ? and await = ? fetch first %d rows only";
    return query(Tables.CORRELATION, where.formatted(atMost), key, flow, await);
  }

  /** An instance's journal in the order of its sequence. */
  public List<JournalRow> journal(UUID instance) throws SQLException {
    return query(Tables.JOURNAL, "where instance = ? order by sequence", instance);
  }

  /** What loads of instances begin with. */
  public Map<UUID, Tail> tails(Collection<UUID> instances) throws SQLException {
    Map<UUID, Tail> tails = new HashMap<>();
    List<UUID> rest = new ArrayList<>(instances);
    for (SnapshotRow snapshot : of(Tables.SNAPSHOT, "where instance = any(?)", instances)) {
      UUID id = snapshot.instance();
      String after = "where instance = ? and sequence > ? order by sequence";
      tails.put(id, new Tail(snapshot, query(Tables.JOURNAL, after, id, snapshot.sequence())));
      rest.remove(id);
    }
    Map<UUID, List<JournalRow>> rows = new HashMap<>();
    of(Tables.JOURNAL, "where instance = any(?) order by instance, sequence", rest)
        .forEach(row -> rows.computeIfAbsent(row.instance(), id -> new ArrayList<>()).add(row));
    rows.forEach((id, journal) -> tails.put(id, new Tail(null, journal)));
    return tails;
  }

  private <R> List<R> of(Table<R> table, String rest, Collection<UUID> ids) throws SQLException {
    return ids.isEmpty()
        ? List.of()
        : query(table, rest, connection.createArrayOf("uuid", ids.toArray()));
  }

  /** How many rows an instance's journal has. */
  public long length(UUID instance) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select coalesce(max(sequence), 0) from surefoot_journal where instance = ?")) {
      statement.setObject(1, instance);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  /**
   * Events of all instances.
   *
   * @param horizon see {@link FeedQuery}
   */
  public List<FeedRow> events(String horizon, FeedRow.Position after, int atMost)
      throws SQLException {
    return new FeedQuery(horizon).after(connection, after, atMost);
  }

  /** The number of the last commit. */
  public long lastCommit() throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select coalesce(max(commit_no), 0) from surefoot_journal");
        ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  /** Instances that ended before a time, those that ended first. */
  public List<UUID> ended(Instant before, int atMost) throws SQLException {
    String rest = "where ended_at < ? order by ended_at, id fetch first %d rows only";
    return query(Tables.INSTANCE, rest.formatted(atMost), before.atOffset(UTC)).stream()
        .map(InstanceRow::id)
        .toList();
  }

  /** The net of a fingerprint. */
  public Optional<String> net(String fingerprint) throws SQLException {
    return query(Tables.NET, "where fingerprint = ?", fingerprint).stream()
        .findFirst()
        .map(NetRow::text);
  }

  /** What is kept secret, if there is anything. */
  public Optional<String> secret() throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select secret from surefoot_secret");
        ResultSet result = statement.executeQuery()) {
      return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
    }
  }

  private <R> List<R> query(Table<R> table, String rest, Object... parameters) throws SQLException {
    return rows(table, table.select(rest), parameters);
  }

  private <R> List<R> rows(Table<R> table, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      List<R> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(table.read(result));
        }
      }
      return List.copyOf(rows);
    }
  }
}
