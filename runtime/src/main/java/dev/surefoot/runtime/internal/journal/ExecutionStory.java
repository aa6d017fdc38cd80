package dev.surefoot.runtime.internal.journal;

import dev.surefoot.runtime.InstanceDetail.Attempt;
import dev.surefoot.runtime.InstanceDetail.Execution;
import dev.surefoot.runtime.InstanceDetail.Status;
import dev.surefoot.runtime.InstanceDetail.UndoStatus;
import dev.surefoot.runtime.InstanceDetail.Validity;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a journal tells of one execution, while it is read. */
final class ExecutionStory {
  private final Handed first;
  private Status status = Status.RUNNING;
  private Validity validity = Validity.VALID;
  private UndoStatus undo = UndoStatus.NONE;
  private boolean submitted;
  private @Nullable String correlation;
  private @Nullable String answeredBy;
  private @Nullable Instant due;
  private @Nullable String output;

  ExecutionStory(Handed first) {
    this.first = first;
  }

  /** As it is told to people. */
  String name() {
    return first.step() + "#" + first.visit();
  }

  /** It is a pause or an await, or was submitted. */
  void rests(Status now, @Nullable Instant until) {
    status = now;
    submitted |= now == Status.POLLED;
    due = until;
  }

  void correlated(@Nullable String key) {
    correlation = key;
  }

  boolean rests() {
    return status == Status.PAUSED || status == Status.AWAITING || status == Status.POLLED;
  }

  boolean awaits() {
    return status == Status.AWAITING;
  }

  void answered(@Nullable String answer, @Nullable String by) {
    answeredBy = by;
    ended(Outcome.Status.SUCCEEDED, answer);
  }

  /** What was submitted is only asked for its end again, unless a decision was waited for. */
  void called() {
    submitted &= status != Status.HELD;
    status = submitted ? Status.POLLED : Status.RUNNING;
    due = null;
  }

  void held() {
    status = Status.HELD;
    due = null;
  }

  void waits(boolean forUndo, @Nullable Instant until) {
    due = until;
    if (forUndo) {
      undo = UndoStatus.WAITING;
    } else {
      status = Status.WAITING;
    }
  }

  void ended(Outcome.Status how, @Nullable String made) {
    output = made;
    due = null;
    status =
        switch (how) {
          case SUCCEEDED -> Status.SUCCEEDED;
          case SKIPPED -> Status.SKIPPED;
          case FAILED, NOT_ENTERED -> Status.FAILED;
          case CUT_OFF -> Status.LOST;
        };
  }

  /** It was handed out, and not called: nothing was to come of it any more. */
  void notCalled() {
    status = Status.WITHDRAWN;
    due = null;
  }

  /** It waits for nothing any more. */
  void goneBackOver() {
    switch (status) {
      case HELD, WAITING -> status = Status.FAILED;
      case PAUSED, AWAITING, POLLED -> status = Status.WITHDRAWN;
      default -> {} // it has ended, or will
    }
    due = null;
  }

  void now(Validity other) {
    validity = other;
  }

  void undo(UndoStatus now) {
    undo = now;
    due = null;
  }

  /** What waits when its instance ends does not wait any more. */
  Execution told(InstanceState state, List<Attempt> attempts, List<Attempt> undoAttempts) {
    boolean ended = state.isTerminal();
    return new Execution(
        first.step(),
        first.visit(),
        validity,
        ended ? inTheEnd(status) : status,
        attempts,
        ended && undo == UndoStatus.WAITING ? UndoStatus.FAILED : undo,
        undoAttempts,
        correlation,
        answeredBy,
        ended ? null : due,
        output);
  }

  private static Status inTheEnd(Status status) {
    return switch (status) {
      case WAITING, HELD -> Status.FAILED;
      case RUNNING -> Status.LOST;
      default -> status;
    };
  }
}
