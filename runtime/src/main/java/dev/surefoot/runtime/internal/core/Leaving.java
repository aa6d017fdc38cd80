package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import org.jspecify.annotations.Nullable;

/** Why an instance does not go forward any more, and what it does instead. */
public enum Leaving {
  /** A failure: it is undone. */
  UNDO(true),
  /** A failure: it ends, and nothing is undone. */
  FAIL(false),
  /** A failure: nothing is undone, and it does what its flow does then. */
  FAIL_PATH(false),
  /** A request: it ends, and nothing more is undone. */
  CANCEL(false),
  /** A request: it is undone. */
  CANCEL_WITH_UNDO(true);

  private final boolean undoes;

  Leaving(boolean undoes) {
    this.undoes = undoes;
  }

  /** Whether an instance goes forward no more after such a failure. */
  public static boolean follows(@Nullable Policy policy) {
    return policy == Policy.COMPENSATE || policy == Policy.FAIL;
  }

  /** Whether it goes forward no more after such a request. */
  public static boolean follows(Request request) {
    return request == Request.CANCEL || request == Request.CANCEL_WITH_UNDO;
  }

  /** Whether undos are called. */
  boolean undoes() {
    return undoes;
  }

  boolean cancels() {
    return this == CANCEL || this == CANCEL_WITH_UNDO;
  }
}
