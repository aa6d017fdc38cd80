package dev.surefoot.runtime.event;

/** The time of a pause, of an await or between two attempts is over: what waited for it goes on. */
public record TimerFired(int execution, Advance advance) implements Event {
  public TimerFired {
    advance = Advance.orNone(advance);
  }
}
