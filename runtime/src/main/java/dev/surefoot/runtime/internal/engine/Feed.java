package dev.surefoot.runtime.internal.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.EventPage;
import dev.surefoot.runtime.EventPage.Entry;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.spi.FeedRow;
import dev.surefoot.runtime.spi.FeedRow.Position;
import java.util.List;
import java.util.UUID;

/**
 * Gives the events of all instances, page by page; positions are text that only this class reads.
 */
public final class Feed {
  private final Host host;

  Feed(Host host) {
    this.host = host;
  }

  /** The events after a position. */
  public EventPage after(String position, int atMost) {
    if (atMost < 1 || atMost > EventPage.LARGEST) {
      throw refused(
          "a page of " + atMost + " events cannot be given; ask for 1 to " + EventPage.LARGEST);
    }
    Position after = read(position);
    host.refuseUnlessOpen();
    List<FeedRow> rows = host.threads().outside(() -> host.store().events(after, atMost));
    List<Entry> entries = rows.stream().map(Feed::entry).toList();
    String next = entries.isEmpty() ? position : entries.get(entries.size() - 1).position();
    return new EventPage(entries, next);
  }

  private static Entry entry(FeedRow row) {
    Position at = row.position();
    return new Entry(
        at.commit() + "/" + at.instance() + "/" + at.sequence(),
        at.instance(),
        row.flow(),
        row.key(),
        at.sequence(),
        row.at(),
        row.kind(),
        new String(row.event(), UTF_8));
  }

  private static Position read(String position) {
    if (position.isEmpty()) {
      return Position.START;
    }
    String[] part = position.split("/", -1);
    try {
      if (part.length == 3) {
        return new Position(
            Long.parseLong(part[0]), UUID.fromString(part[1]), Long.parseLong(part[2]));
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw refused(
        "there is no position '"
            + position
            + "' among the events; give one that a page had, or an empty text for the beginning");
  }

  private static RequestRefusedException refused(String text) {
    return new RequestRefusedException(ErrorCode.PARAMETER_INVALID, text);
  }
}
