package dev.surefoot.runtime.internal.postgres;

import java.util.Set;

/**
 * The statement that a commit is. Each part takes one array for each of its columns, in the order
 * of the parts and of their columns; the epoch comes first.
 */
final class GroupSql {
  /** What a commit may have to write. */
  enum Part {
    /** Instances that are new. */
    FRESH,
    /** Rows of instances that are there, or may be. */
    KNOWN,
    JOURNAL,
    SNAPSHOTS,
    CORRELATIONS
  }

  /**
   * The first line takes the lock that a takeover conflicts with, before the statement sees any
   * row; it finds none to lock, since that would be written to the log.
   */
  private static final String FENCE =
      """
      with gate as (select epoch from surefoot_owner where epoch < 0 for share),
      fence as (
        select epoch, txid_current() + commit_base as commit_no
        from surefoot_owner where epoch = ? and not exists (select from gate))
      """;

  private static final String INSTANCE_ROWS =
      """
        select id::uuid as id, flow, key, fingerprint, state, %s as created_at, %s as ended_at,
          type, business, labels, %s as start_at, %s as deadline, overdue, waits_at, error, rests,
          %s as rests_until
        from fence, unnest(
          ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
          ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::boolean[],
          ?::text[], ?::text[], ?::boolean[], ?::bigint[])
          i (id, flow, key, fingerprint, state, created, ended, type, business, labels, start,
            due, overdue, waits_at, error, rests, until)
      """
          .formatted(at("created"), at("ended"), at("start"), at("due"), at("until"));

  private static final String INSTANCES =
      """
        insert into surefoot_instance
          (id, flow, business_key, fingerprint, state, created_at, ended_at, business_type,
           business_id, labels, start_at, deadline, overdue, waits_at, error, rests, rests_until)
        select * from\
      """;

  private static final String FRESH =
      ", fresh as (\n"
          + INSTANCE_ROWS
          + "),\nfresh_instance as (\n"
          + INSTANCES
          + """
           fresh),
          opened as (
            insert into surefoot_open (id) select id from fresh where ended_at is null)
          """;

  /** Only of these one may be there already, and only these may end what is. */
  private static final String KNOWN =
      ", known as (\n"
          + INSTANCE_ROWS
          + "),\nknown_instance as (\n"
          + INSTANCES
          + """
           known
            on conflict (id) do update set
              fingerprint = excluded.fingerprint, state = excluded.state,
              ended_at = excluded.ended_at, overdue = excluded.overdue,
              waits_at = excluded.waits_at, error = excluded.error, rests = excluded.rests,
              rests_until = excluded.rests_until),
          still_open as (
            insert into surefoot_open (id) select id from known where ended_at is null
            on conflict (id) do nothing),
          ended as (
            delete from surefoot_open
            where id = any(array(select id from known where ended_at is not null)))
          """;

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
      correlated as (
        insert into surefoot_correlation (instance, await, visit, flow, correlation_key)
        select instance::uuid, await, visit, flow, key
        from fence, unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[])
          o (instance, await, visit, flow, key)
        on conflict (instance, await) do update set
          visit = excluded.visit, correlation_key = excluded.correlation_key)
      """;

  private GroupSql() {}

  /** The statement that writes these; it gives a row if the epoch is the one it was given. */
  static String of(Set<Part> parts) {
    return FENCE
        + (parts.contains(Part.FRESH) ? FRESH : "")
        + (parts.contains(Part.KNOWN) ? KNOWN : "")
        + (parts.contains(Part.JOURNAL) ? JOURNAL : "")
        + (parts.contains(Part.SNAPSHOTS) ? SNAPSHOTS : "")
        + (parts.contains(Part.CORRELATIONS) ? CORRELATIONS : "")
        + " select epoch from fence";
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
