package dev.surefoot.runtime;

import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.internal.journal.EventJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Some of all events of a store, in an order that never changes: for one instance that of its
 * journal.
 *
 * @param events in order; none if nothing has happened since
 * @param next what to ask for next time, see {@link Engine#events}
 */
public record EventPage(List<Entry> events, String next) {
  /** The most events that a page may have. */
  public static final int LARGEST = 1000;

  public EventPage {
    events = List.copyOf(events);
  }

  /**
   * Something that happened to an instance.
   *
   * @param position where it stands among all events; asked for what comes after it, the engine
   *     gives what comes after it
   * @param sequence of the event in the instance's journal
   * @param kind such as {@code outcome}
   * @param json the event as the journal has it
   */
  public record Entry(
      String position,
      UUID id,
      String flow,
      String key,
      long sequence,
      Instant at,
      String kind,
      String json) {
    /**
     * The event itself.
     *
     * @throws IllegalStateException if a later version has written it, and this one cannot read it
     */
    public Event event() {
      return EventJson.read(id, sequence, at, kind, json);
    }
  }
}
