package dev.surefoot.runtime.event;

import org.jspecify.annotations.Nullable;

/**
 * A request from outside was accepted.
 *
 * @param by who asked, or empty
 * @param why the reason given, or empty
 * @param step the step or choice that it is about, or null if it is about all
 * @param branch the branch that was picked, or null
 * @param reserved the rollback that is to begin when a step has ended, or null
 */
public record RequestAccepted(
    Request request,
    String by,
    String why,
    @Nullable String step,
    @Nullable String branch,
    @Nullable RollbackOrder reserved,
    Advance advance)
    implements Event {
  /** What can be asked of an instance. */
  public enum Request {
    /** Go on. */
    START,
    /** Take another input, which is the row's value. */
    SET_INPUT,
    /** Start nothing new. */
    STOP,
    /** End. */
    CANCEL,
    /** Undo everything, then end. */
    CANCEL_WITH_UNDO,
    /** Call held steps again, or what waits for its next attempt at once; ask guards again. */
    RETRY,
    /** Take a step's output from the request; its outcome follows. */
    SKIP,
    /** Take a step as failed for good; its outcome follows. */
    FORCE_FAIL,
    /** Take a branch of a choice whose guard threw. */
    PICK_BRANCH,
    /** Call the failed undos again. */
    RETRY_UNDOS,
    /** Take a failed undo as settled; that follows. */
    SETTLE_UNDO,
    /** Go back to a step; that follows. */
    ROLL_BACK,
    /** Go back to a step when another one has ended. */
    RESERVE,
    /** Forget what was reserved. */
    CANCEL_RESERVATION
  }

  public RequestAccepted {
    advance = Advance.orNone(advance);
  }

  /** A request that reserves nothing. */
  public RequestAccepted(
      Request request,
      String by,
      String why,
      @Nullable String step,
      @Nullable String branch,
      Advance advance) {
    this(request, by, why, step, branch, null, advance);
  }
}
