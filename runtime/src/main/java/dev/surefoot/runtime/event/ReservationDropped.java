package dev.surefoot.runtime.event;

/**
 * A rollback that was reserved does not take place.
 *
 * @param why it is not possible any more
 */
public record ReservationDropped(String why, Advance advance) implements Event {
  public ReservationDropped {
    advance = Advance.orNone(advance);
  }
}
