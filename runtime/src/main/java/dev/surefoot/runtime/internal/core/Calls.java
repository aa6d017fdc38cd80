package dev.surefoot.runtime.internal.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one action, or of one undo.
 *
 * @param attempt the number of the latest, 0 before the first
 * @param failed how many have failed since the first, or since somebody asked for another try
 * @param lost how many in a row were lost up to the latest
 * @param entered whether one of those before the latest may have begun its work
 * @param due when the next one may be made, if it waits for that
 */
public record Calls(int attempt, int failed, int lost, boolean entered, @Nullable Instant due) {
  /** Why there is another attempt. */
  enum Again {
    /** The one before was lost with its engine. */
    LOST,
    /** Its time has come. */
    DUE,
    /** Somebody asked for it. */
    ASKED
  }

  static final Calls NONE = new Calls(0, 0, 0, false, null);

  /** The first one is handed out: the same for all. */
  static final Calls FIRST = new Calls(1, 0, 0, false, null);

  /** A pause or an await, which is no call and has one number. */
  static Calls until(@Nullable Instant due) {
    return new Calls(1, 0, 0, false, due);
  }

  /** The next attempt is handed out. */
  Calls next(int number, Again why) {
    return switch (why) {
      case LOST -> new Calls(number, failed, lost + 1, mayHaveBegun(), null);
      case DUE -> new Calls(number, failed, lost, entered, null);
      case ASKED -> new Calls(number, 0, 0, entered, null);
    };
  }

  /** The latest attempt failed, and another one is due. */
  Calls failed(@Nullable Instant nextDue) {
    return new Calls(attempt, failed + 1, 0, true, nextDue);
  }

  /** Whether one of them may have begun its work, the latest too unless it was never called. */
  boolean mayHaveBegun() {
    return entered || lost >= 0;
  }

  /** The latest attempt was lost, and there is no next one yet. */
  Calls cutOff() {
    return new Calls(attempt, failed, lost + 1, mayHaveBegun(), null);
  }

  /** The latest attempt was never called, so the next one does not count as lost. */
  Calls unused() {
    return new Calls(attempt, failed, lost - 1, entered, due);
  }
}
