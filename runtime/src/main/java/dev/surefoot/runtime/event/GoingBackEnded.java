package dev.surefoot.runtime.event;

import java.util.List;

/**
 * The last undo is done.
 *
 * @param left executions whose effects are left as they were
 */
public record GoingBackEnded(End end, List<Integer> left, Advance advance) implements Event {
  /** What the instance does afterwards. */
  public enum End {
    /** It has ended; nothing is left done. */
    ROLLED_BACK,
    /** It has ended, with something left done. */
    FAILED,
    /** It has ended by request. */
    CANCELLED,
    /** It runs again from the target. */
    RESUMED
  }

  public GoingBackEnded {
    left = Lists.of(left);
    advance = Advance.orNone(advance);
  }
}
