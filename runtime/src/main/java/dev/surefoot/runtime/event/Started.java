package dev.surefoot.runtime.event;

/** The instance was started. */
public record Started(Advance advance) implements Event {
  public Started {
    advance = Advance.orNone(advance);
  }
}
