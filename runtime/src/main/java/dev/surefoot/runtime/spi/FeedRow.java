package dev.surefoot.runtime.spi;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * An event of any instance, in the feed of all.
 *
 * @param position where it stands
 * @param flow of its instance
 * @param key of its instance
 * @param event as UTF-8 JSON
 */
@SuppressWarnings("ArrayRecordComponent") // never changed
public record FeedRow(
    Position position, String flow, String key, Instant at, String kind, byte[] event) {
  /**
   * Where an event stands in the feed: events are ordered by the commit that appended them, and in
   * it by instance and sequence.
   *
   * @param commit by number; an instance's later commits have higher ones
   */
  public record Position(long commit, UUID instance, long sequence)
      implements Comparable<Position> {
    /** Before everything. */
    public static final Position START = new Position(-1, new UUID(0, 0), 0);

    private static final Comparator<Position> ORDER =
        Comparator.comparingLong(Position::commit)
            .thenComparing(Position::instance)
            .thenComparingLong(Position::sequence);

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }
  }
}
