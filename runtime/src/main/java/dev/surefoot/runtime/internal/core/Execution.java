package dev.surefoot.runtime.internal.core;

/**
 * One execution of a step. Its token says what it came from and what it read.
 *
 * @param id its number in its instance, from one
 * @param transition the step's transition
 * @param visit counts the executions of the step, from one
 * @param token the token it consumed
 * @param attempt the number of its latest attempt
 * @param lost how many attempts in a row were lost up to the latest
 * @param undoAttempt the number of its undo's latest attempt, 0 before the first
 */
public record Execution(
    int id,
    int transition,
    int visit,
    Token token,
    Run run,
    int attempt,
    int lost,
    Undo undo,
    int undoAttempt,
    int undoLost) {
  /** Where the action stands. */
  public enum Run {
    OPEN,
    HELD,
    SUCCEEDED,
    SKIPPED,
    FAILED,
    NOT_ENTERED,
    CUT_OFF;

    /** Whether there may be something to undo. */
    boolean entered() {
      return this != SKIPPED && this != NOT_ENTERED;
    }
  }

  /** Where the undo stands. */
  public enum Undo {
    NONE,
    PLANNED,
    OPEN,
    FAILED,
    DONE,
    SETTLED
  }

  static Execution handedOut(int id, int transition, int visit, int attempt, Token token) {
    return new Execution(id, transition, visit, token, Run.OPEN, attempt, 0, Undo.NONE, 0, 0);
  }

  Execution run(Run now) {
    return new Execution(
        id, transition, visit, token, now, attempt, lost, undo, undoAttempt, undoLost);
  }

  Execution again(int nextAttempt, int lostNow) {
    return new Execution(
        id, transition, visit, token, Run.OPEN, nextAttempt, lostNow, undo, undoAttempt, undoLost);
  }

  Execution undo(Undo now) {
    return new Execution(
        id, transition, visit, token, run, attempt, lost, now, undoAttempt, undoLost);
  }

  Execution undoAgain(int nextAttempt, int lostNow) {
    return new Execution(
        id, transition, visit, token, run, attempt, lost, Undo.OPEN, nextAttempt, lostNow);
  }

  /** The latest attempt was never called, so the next one does not count as lost. */
  Execution unused() {
    return new Execution(
        id, transition, visit, token, run, attempt, lost - 1, undo, undoAttempt, undoLost);
  }

  /** The undo's latest attempt was never called. */
  Execution undoUnused() {
    return new Execution(
        id, transition, visit, token, run, attempt, lost, undo, undoAttempt, undoLost - 1);
  }
}
