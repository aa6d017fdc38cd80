package dev.surefoot.runtime.event;

/** A waiting execution was answered; the row's value is the answer. */
public record WaitAnswered(int execution, String key, Advance advance) implements Event {
  public WaitAnswered {
    advance = Advance.orNone(advance);
  }
}
