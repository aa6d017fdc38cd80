package dev.surefoot.runtime.event;

/** An operator took a failed undo upon himself. */
public record UndoSettled(int execution, String by, String why, Advance advance) implements Event {
  public UndoSettled {
    advance = Advance.orNone(advance);
  }
}
