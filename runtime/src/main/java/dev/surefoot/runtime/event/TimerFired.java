package dev.surefoot.runtime.event;

/** A timer ran out: what waited for it goes on. */
public record TimerFired(int execution, Advance advance) implements Event {
  public TimerFired {
    advance = Advance.orNone(advance);
  }
}
