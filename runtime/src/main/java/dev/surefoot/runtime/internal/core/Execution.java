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
 * @param standing whether it counts
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
    Standing standing) {
  /** Whether it counts, for what is known and for what can be gone back to. */
  public enum Standing {
    STANDS,
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
    SUCCEEDED,
    SKIPPED,
    FAILED,
    NOT_ENTERED,
    CUT_OFF
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
    Calls first = Calls.NONE.next(attempt, Calls.Again.ASKED);
    return new Execution(
        id, transition, visit, token, Run.OPEN, first, Undo.NONE, Calls.NONE, Standing.STANDS);
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
      case SKIPPED, NOT_ENTERED -> false;
      case HELD, WAITING -> calls.entered();
      default -> true;
    };
  }

  boolean stands() {
    return standing == Standing.STANDS;
  }

  boolean isUndone() {
    return standing == Standing.UNDONE;
  }

  /** Whether it has ended, and what came after it could begin. */
  boolean hasEnded() {
    return switch (run) {
      case OPEN, WAITING, HELD -> false;
      default -> true;
    };
  }

  /** Whether its undo was called with success, or somebody has seen to it. */
  boolean undoIsOver() {
    return undo == Undo.DONE || undo == Undo.SETTLED;
  }

  private Execution with(Run nowRun, Calls nowCalls) {
    return new Execution(id, transition, visit, token, nowRun, nowCalls, undo, undoCalls, standing);
  }

  private Execution with(Undo nowUndo, Calls nowCalls) {
    return new Execution(id, transition, visit, token, run, calls, nowUndo, nowCalls, standing);
  }

  private Execution with(Standing now) {
    return new Execution(id, transition, visit, token, run, calls, undo, undoCalls, now);
  }

  Execution superseded() {
    return isUndone() ? this : with(Standing.SUPERSEDED);
  }

  Execution undone() {
    return with(Standing.UNDONE);
  }

  /** It ended; if the last attempt was not entered, an earlier one may have been. */
  Execution ended(Run now) {
    return with(now == Run.NOT_ENTERED && calls.entered() ? Run.FAILED : now, calls);
  }

  /** Its last attempt failed, and it waits for a decision. */
  Execution held(boolean entered) {
    return with(Run.HELD, entered ? calls.failed(null) : calls);
  }

  Execution again(int attempt, Calls.Again why) {
    return with(Run.OPEN, calls.next(attempt, why));
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
