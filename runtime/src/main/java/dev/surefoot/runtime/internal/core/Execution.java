package dev.surefoot.runtime.internal.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a step. Its token says what it came from and what it read.
 *
 * @param id its number in its instance, from one
 * @param transition the step's transition
 * @param visit counts the executions of the step, from one
 * @param token the token it consumed
 * @param calls of its action
 * @param undoCalls of its undo
 * @param submission what a step that polls has submitted, or null
 * @param correlation by what an await is found from outside, or null
 * @param validity whether it counts
 */
public record Execution(
    int id,
    int transition,
    int visit,
    Token token,
    Run run,
    Calls calls,
    Undo undo,
    Calls undoCalls,
    @Nullable Submission submission,
    @Nullable String correlation,
    Validity validity) {
  /** Whether it counts, for what is known and for what can be gone back to. */
  public enum Validity {
    VALID,
    /** It was jumped back over: what it did is done still. */
    SUPERSEDED,
    /** It was gone back over, and what it did was undone. */
    UNDONE
  }

  /** Where the action stands. */
  public enum Run {
    /** Handed out. */
    OPEN,
    /** Its next attempt is to come. */
    WAITING,
    /** It waits for a decision. */
    HELD,
    /** A pause or an await: its time or its answer is to come. */
    PENDING,
    /** It was submitted, and is asked now and then for its end. */
    POLLED,
    SUCCEEDED,
    SKIPPED,
    FAILED,
    NOT_ENTERED,
    CUT_OFF,
    /** The time of an await was over. */
    TIMED_OUT,
    /** Nobody waits any more for what it waited for. */
    WITHDRAWN
  }

  /** Where the undo stands. */
  public enum Undo {
    NONE,
    PLANNED,
    OPEN,
    /** Its next attempt is to come. */
    WAITING,
    FAILED,
    DONE,
    SETTLED
  }

  static Execution handedOut(int id, int transition, int visit, int attempt, Token token) {
    Calls first = attempt == 1 ? Calls.FIRST : Calls.NONE.next(attempt, Calls.Again.ASKED);
    return begun(id, transition, visit, token, Run.OPEN, first, null);
  }

  /** A pause or an await begins. */
  static Execution pending(
      int id,
      int transition,
      int visit,
      Token token,
      @Nullable Instant due,
      @Nullable String correlation) {
    return begun(id, transition, visit, token, Run.PENDING, Calls.until(due), correlation);
  }

  private static Execution begun(
      int id,
      int transition,
      int visit,
      Token token,
      Run run,
      Calls calls,
      @Nullable String correlation) {
    return new Execution(
        id,
        transition,
        visit,
        token,
        run,
        calls,
        Undo.NONE,
        Calls.NONE,
        null,
        correlation,
        Validity.VALID);
  }

  /** The number of its latest attempt. */
  public int attempt() {
    return calls.attempt();
  }

  /** The number of its undo's latest attempt, 0 before the first. */
  public int undoAttempt() {
    return undoCalls.attempt();
  }

  /** Whether there may be something to undo. */
  boolean entered() {
    return switch (run) {
      case SKIPPED, NOT_ENTERED, PENDING, TIMED_OUT -> false;
      case HELD, WAITING, WITHDRAWN -> calls.entered() || submission != null;
      case OPEN -> calls.mayHaveBegun();
      default -> true;
    };
  }

  /** Whether it counts. */
  boolean stands() {
    return validity == Validity.VALID;
  }

  boolean isUndone() {
    return validity == Validity.UNDONE;
  }

  /** Whether it has ended, and the flow has gone on from it. */
  boolean hasFinished() {
    return switch (run) {
      case SUCCEEDED, SKIPPED, FAILED, NOT_ENTERED, TIMED_OUT -> true;
      case OPEN, WAITING, HELD, PENDING, POLLED, CUT_OFF, WITHDRAWN -> false;
    };
  }

  /** Whether its undo was called with success, or somebody has seen to it. */
  boolean undoIsOver() {
    return undo == Undo.DONE || undo == Undo.SETTLED;
  }

  private Execution with(Run nowRun, Calls nowCalls) {
    return new Execution(
        id,
        transition,
        visit,
        token,
        nowRun,
        nowCalls,
        undo,
        undoCalls,
        submission,
        correlation,
        validity);
  }

  private Execution with(Undo nowUndo, Calls nowCalls) {
    return new Execution(
        id,
        transition,
        visit,
        token,
        run,
        calls,
        nowUndo,
        nowCalls,
        submission,
        correlation,
        validity);
  }

  private Execution with(Validity now) {
    return new Execution(
        id, transition, visit, token, run, calls, undo, undoCalls, submission, correlation, now);
  }

  Execution superseded() {
    return isUndone() ? this : with(Validity.SUPERSEDED);
  }

  Execution undone() {
    return with(Validity.UNDONE);
  }

  /** It ended; if the last attempt was not entered, an earlier one may have been. */
  Execution ended(Run now) {
    return with(now == Run.NOT_ENTERED && calls.entered() ? Run.FAILED : now, calls);
  }

  /** Its last attempt failed, and it waits for a decision. */
  Execution held(boolean entered) {
    return with(Run.HELD, entered ? calls.failed(null) : calls);
  }

  /**
   * Its next attempt: asks again for the end of what was submitted, unless a decision was waited
   * for; then it is submitted anew.
   */
  Execution again(int attempt, Calls.Again why) {
    Submission now = submission != null && run == Run.HELD ? submission.over() : submission;
    boolean asks = now != null && now.asked();
    return with(asks ? Run.POLLED : Run.OPEN, calls.next(attempt, why)).with(now);
  }

  private Execution with(@Nullable Submission now) {
    return new Execution(
        id, transition, visit, token, run, calls, undo, undoCalls, now, correlation, validity);
  }

  Execution submitted(Submission now) {
    return with(Run.POLLED, calls).with(now);
  }

  Execution waiting(@Nullable Instant due) {
    return with(Run.WAITING, calls.failed(due));
  }

  Execution lost(Run now) {
    return with(now, calls.cutOff());
  }

  Execution unused() {
    return with(run, calls.unused());
  }

  Execution undo(Undo now) {
    return with(now, undoCalls);
  }

  Execution undoAgain(int attempt, Calls.Again why) {
    return with(Undo.OPEN, undoCalls.next(attempt, why));
  }

  Execution undoWaiting(@Nullable Instant due) {
    return with(Undo.WAITING, undoCalls.failed(due));
  }

  Execution undoLost() {
    return with(Undo.WAITING, undoCalls.cutOff());
  }

  Execution undoUnused() {
    return with(undo, undoCalls.unused());
  }
}
