package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.GoingBackEnded;
import dev.surefoot.runtime.event.GoingBackEnded.End;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.event.PlanAdopted;
import dev.surefoot.runtime.event.RetryDue;
import dev.surefoot.runtime.event.TimerFired;
import dev.surefoot.runtime.event.UndoDone;
import dev.surefoot.runtime.event.UndoFailed;
import dev.surefoot.runtime.event.UndoSettled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what an instance does that goes forward no more. */
final class GoingBack {
  private final Deciding deciding;

  GoingBack(Deciding deciding) {
    this.deciding = deciding;
  }

  /**
   * Ends, or undoes, as soon as nothing runs; until then it waits for what does.
   *
   * @param waits whether it does so already
   */
  void goOn(boolean waits) {
    State now = deciding.state();
    Leaving leaving = now.leaving();
    if (leaving == null || now.ended() != null) {
      return;
    }
    Undoing undoing = now.undoing();
    boolean runs = !now.open().isEmpty() || (undoing != null && !undoing.open().isEmpty());
    if (undoing != null && leaving.undoes()) {
      if (undoing.left() == 0) {
        end();
      }
    } else if (runs) {
      if (!waits) {
        deciding.command(new Command.AwaitSettled(leaving));
      }
    } else if (!leaving.undoes()) {
      end();
    } else if (!now.stopped()) {
      plan();
    }
  }

  private void plan() {
    List<Integer> undos = new ArrayList<>();
    Vec<Execution> planned = deciding.state().executions();
    for (int id = planned.size(); id >= 1; id--) {
      Execution execution = planned.get(id - 1);
      if (deciding.program.mayBeUndone(execution)) {
        undos.add(id);
        planned = planned.with(id - 1, execution.undo(Execution.Undo.PLANNED));
      }
    }
    Advance first = deciding.undos(Undoing.begin(planned).ready());
    deciding.append(new PlanAdopted(PlanAdopted.Mode.WHOLE, null, undos, first));
    goOn(true);
  }

  private void end() {
    List<Integer> left = new ArrayList<>();
    State now = deciding.state();
    for (int id = 1; id <= now.executions().size(); id++) {
      Execution execution = now.execution(id);
      if (deciding.program.mayBeUndone(execution) && execution.undo() != Execution.Undo.DONE) {
        left.add(id);
      }
    }
    deciding.append(new GoingBackEnded(ending(now.leaving(), left), left, Advance.NONE));
  }

  private static End ending(@Nullable Leaving leaving, List<Integer> left) {
    if (leaving != null && leaving.cancels()) {
      return End.CANCELLED;
    }
    return leaving == Leaving.UNDO && left.isEmpty() ? End.ROLLED_BACK : End.FAILED;
  }

  void answered(Occurrence.UndoAnswered answer) {
    int id = answer.execution();
    Failure failure = answer.failure();
    if (!isOpen(id, answer.attempt())) {
      Status status = failure == null ? Status.SUCCEEDED : Status.FAILED;
      deciding.late(id, answer.attempt(), true, status.name(), failure);
    } else if (failure == null) {
      Advance next = deciding.undos(ready(id));
      deciding.append(new UndoDone(id, answer.attempt(), answer.began(), next));
      goOn(true);
    } else if (!again(answer, failure)) {
      deciding.append(new UndoFailed(id, answer.attempt(), failure, answer.began()));
      goOn(true);
    }
  }

  void timedOut(Occurrence.TimedOut timeout) {
    int id = timeout.execution();
    if (isOpen(id, timeout.attempt())) {
      answered(
          new Occurrence.UndoAnswered(
              id, timeout.attempt(), timeout.failure(), timeout.began(), timeout.again()));
      deciding.command(new Command.Interrupt(id, timeout.attempt(), true));
    }
  }

  private boolean isOpen(int id, int attempt) {
    State state = deciding.state();
    Undoing undoing = state.undoing();
    return undoing != null
        && undoing.open().contains(id)
        && state.execution(id).undoAttempt() == attempt;
  }

  /** The undos that may start when this one is done or settled. */
  private List<Integer> ready(int id) {
    State state = deciding.state();
    Undoing undoing = state.undoing();
    return undoing != null && state.undoesOn()
        ? undoing.done(id, state.executions()).ready()
        : List.of();
  }

  private boolean again(Occurrence.UndoAnswered answer, Failure failure) {
    Execution execution = deciding.state().execution(answer.execution());
    Tries tries = deciding.program.undoTries(execution.transition());
    Occurrence.Again again = answer.again();
    int failed = execution.undoCalls().failed() + 1;
    Leaving leaving = deciding.state().leaving();
    if (again == null || failed >= tries.attempts() || leaving == null || !leaving.undoes()) {
      return false;
    }
    Instant due = tries.due(failed, again.at(), again.jitter());
    int id = execution.id();
    deciding.append(new RetryDue(id, answer.attempt(), failure, answer.began(), due, true));
    if (due.isAfter(again.at())) {
      deciding.command(new Command.WakeAt(id, answer.attempt(), true, due));
    } else {
      due(id, answer.attempt());
    }
    return true;
  }

  /** The next attempt may be made. */
  void due(int id, int attempt) {
    State state = deciding.state();
    Undoing undoing = state.undoing();
    if (undoing != null
        && state.undoesOn()
        && undoing.waiting().contains(id)
        && state.execution(id).undoAttempt() == attempt) {
      deciding.append(new TimerFired(id, deciding.undos(List.of(id))));
    }
  }

  /** Somebody has seen to what the undo would have done. */
  void settled(int id, String by, String why) {
    deciding.append(new UndoSettled(id, by, why, deciding.undos(ready(id))));
    goOn(true);
  }

  /** Nothing that runs is waited for any more. */
  void cutOff() {
    State before = deciding.state();
    if (before.leaving() == null || before.ended() != null) {
      return;
    }
    for (int id : before.open().list()) {
      int attempt = before.execution(id).attempt();
      deciding.append(
          new Outcome(id, attempt, Status.CUT_OFF, null, null, null, null, Advance.NONE));
      deciding.command(new Command.Interrupt(id, attempt, false));
    }
    Undoing undoing = before.undoing();
    if (undoing != null && before.leaving() == Leaving.CANCEL) {
      for (int id : undoing.open().list()) {
        int attempt = before.execution(id).undoAttempt();
        Failure failure = new Failure("lost", "it was cut off when the instance was cancelled", "");
        deciding.append(new UndoFailed(id, attempt, failure, null));
        deciding.command(new Command.Interrupt(id, attempt, true));
      }
    }
    goOn(true);
  }
}
