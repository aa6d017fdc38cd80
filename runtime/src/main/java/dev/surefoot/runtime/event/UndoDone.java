package dev.surefoot.runtime.event;

import java.time.Instant;

/**
 * An undo has done its work.
 *
 * @param began when the call was made
 */
public record UndoDone(int execution, int attempt, Instant began, Advance advance)
    implements Event {
  public UndoDone {
    advance = Advance.orNone(advance);
  }
}
