package dev.surefoot.runtime.internal.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what ended long ago, oldest instances first. No index tells when an instance ended, so
 * that its end costs none; what ended before a time was created before it. A batch goes on where
 * the one before it stopped, or each would pass again by all old instances that have not ended.
 */
final class Purging {
  private static final String PURGE =
      """
      with ended as (
        select id, created_at from surefoot_instance
        where (created_at, id) > (?, ?) and created_at < ? and ended_at < ?
        order by created_at, id limit ? for update),
      rows as (delete from surefoot_journal where instance = any(array(select id from ended))),
      snapshots as (delete from surefoot_snapshot where instance = any(array(select id from ended))),
      correlations as (
        delete from surefoot_correlation where instance = any(array(select id from ended))),
      instances as (delete from surefoot_instance where id = any(array(select id from ended)))
      select created_at, id, count(*) over () from ended order by created_at desc, id desc limit 1
      """;

  /** The last one deleted in what ended before a time. */
  private record Reached(Instant endedBefore, OffsetDateTime createdAt, UUID id) {}

  private static final OffsetDateTime FIRST = Instant.EPOCH.atOffset(ZoneOffset.UTC);
  private static final UUID NONE = new UUID(0, 0);

  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}; null when nothing was left. */
  private @Nullable Reached reached;

  /** Deletes the next ones, and gives how many. */
  int purge(Connection connection, Instant endedBefore, int atMost) throws SQLException {
    lock.lock();
    try (PreparedStatement statement = connection.prepareStatement(PURGE)) {
      Reached from = reached;
      boolean goesOn = from != null && from.endedBefore().equals(endedBefore);
      OffsetDateTime before = endedBefore.atOffset(ZoneOffset.UTC);
      statement.setObject(1, goesOn && from != null ? from.createdAt() : FIRST);
      statement.setObject(2, goesOn && from != null ? from.id() : NONE);
      statement.setObject(3, before);
      statement.setObject(4, before);
      statement.setInt(5, atMost);
      reached = null;
      try (ResultSet last = statement.executeQuery()) {
        int purged = last.next() ? last.getInt(3) : 0;
        if (purged == atMost && purged > 0) {
          OffsetDateTime createdAt = last.getObject(1, OffsetDateTime.class);
          reached = new Reached(endedBefore, createdAt, last.getObject(2, UUID.class));
        }
        return purged;
      }
    } finally {
      lock.unlock();
    }
  }
}
