package dev.surefoot.runtime.event;

/**
 * The instance was started. Journals of earlier versions have it after {@link Created}, which says
 * it itself now.
 */
public record Started(Advance advance) implements Event {
  public Started {
    advance = Advance.orNone(advance);
  }
}
