package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.FailPathBegun;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.GoingBackEnded;
import dev.surefoot.runtime.event.GoingBackEnded.End;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.event.PlanAdopted;
import dev.surefoot.runtime.event.PlanAdopted.Mode;
import dev.surefoot.runtime.event.ReservationDropped;
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
   * Ends, or undoes, as soon as nothing runs of what it goes back over; until then it waits for
   * that.
   *
   * @param waits whether it does so already
   */
  void goOn(boolean waits) {
    State now = deciding.state();
    if (now.ended() != null) {
      return;
    }
    if (now.leaving() != null && now.reservation() != null) {
      String why = "the instance goes forward no more";
      deciding.append(new ReservationDropped(why, Advance.NONE));
    }
    Undoing undoing = now.undoing();
    if (undoing != null && now.undoes()) {
      if (undoing.left() == 0) {
        end();
      }
    } else if (now.leaving() != null || now.rollback() != null) {
      settled(waits);
    }
  }

  private void settled(boolean waits) {
    State now = deciding.state();
    Undoing undoing = now.undoing();
    if (!running(now).isEmpty() || (undoing != null && !undoing.open().isEmpty())) {
      if (!waits) {
        deciding.command(new Command.AwaitSettled(now.leaving(), now.rollback()));
      }
    } else if (now.leaving() == Leaving.FAIL_PATH) {
      failPath();
    } else if (now.leaving() != null && !now.leaving().undoes()) {
      end();
    } else if (!now.stopped()) {
      plan();
    }
  }

  /** The executions that run, of those from which nothing follows any more. */
  private static Ints running(State state) {
    return state.open().where(state::goesBack);
  }

  /** From here it goes forward, along what its flow does on a failure. */
  private void failPath() {
    State begun = deciding.after(new FailPathBegun(Advance.NONE));
    List<Integer> places = List.of(deciding.program.failPath());
    deciding.append(new FailPathBegun(Walk.from(deciding.program, begun, places, deciding.guards)));
    goOn(false);
  }

  /** Ends as failed, if what the flow does on a failure is over. */
  void endFailed() {
    State now = deciding.state();
    if (now.onFailPath() && now.ended() == null && Draft.atEnd(now.marking())) {
      List<Integer> left =
          Ints.upTo(now.executions().size()).where(id -> isLeft(now.execution(id))).list();
      deciding.append(new GoingBackEnded(End.FAILED, left, Advance.NONE));
    }
  }

  private void plan() {
    State now = deciding.state();
    PartialRollback rollback = now.leaving() == null ? now.rollback() : null;
    Ints scope = rollback == null ? Ints.upTo(now.executions().size()) : rollback.scope();
    Ints spared = rollback == null ? Ints.EMPTY : rollback.spared();
    List<Integer> undos = Plan.undos(deciding.program, now, scope, spared);
    Ints called = Ints.of(undos.stream().mapToInt(Integer::intValue));
    Ints rest = scope.where(id -> !called.contains(id) && !now.execution(id).isUndone());
    PlanAdopted plan =
        new PlanAdopted(
            rollback == null ? Mode.WHOLE : rollback.order().mode(),
            rollback == null ? null : rollback.order().target(),
            undos,
            rest.where(id -> !spared.contains(id)).list(),
            spared.list(),
            Advance.NONE);
    State planned = deciding.after(plan);
    Undoing undoing = planned.undoing();
    List<Integer> ready = undoing == null ? List.of() : undoing.ready(planned.executions());
    deciding.append(plan.with(deciding.undos(ready)));
    goOn(true);
  }

  private void end() {
    State now = deciding.state();
    PartialRollback rollback = now.leaving() == null ? now.rollback() : null;
    Ints scope = rollback == null ? Ints.upTo(now.executions().size()) : rollback.scope();
    Ints spared = rollback == null ? Ints.EMPTY : rollback.spared();
    List<Integer> left =
        scope.where(id -> !spared.contains(id) && isLeft(now.execution(id))).list();
    if (rollback == null) {
      deciding.append(new GoingBackEnded(ending(now.leaving(), left), left, Advance.NONE));
      return;
    }
    GoingBackEnded alone = new GoingBackEnded(End.RESUMED, left, Advance.NONE);
    State after = deciding.after(alone);
    List<Integer> places = new ArrayList<>();
    rollback.puts().forEach(part -> places.add(part.place()));
    places.addAll(Leave.of(deciding.program, after.marking()).places());
    Advance walk = Walk.from(deciding.program, after, places, deciding.guards);
    deciding.append(new GoingBackEnded(End.RESUMED, left, walk));
    goOn(false);
  }

  private boolean isLeft(Execution execution) {
    return execution.undo() != Execution.Undo.DONE
        && (deciding.program.mayBeUndone(execution) || deciding.program.isIrreversible(execution));
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
      deciding.undoFailed(id, answer.attempt(), failure, answer.began());
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
    if (again == null || failed >= tries.attempts() || !deciding.state().undoes()) {
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

  /** Nothing that runs is waited for any more, of that from which nothing follows. */
  void cutOff() {
    State before = deciding.state();
    if (before.ended() != null) {
      return;
    }
    for (int id : running(before).list()) {
      int attempt = before.execution(id).attempt();
      deciding.append(
          new Outcome(id, attempt, Status.CUT_OFF, null, null, null, null, Advance.NONE));
      deciding.command(new Command.Interrupt(id, attempt, false));
    }
    Undoing undoing = before.undoing();
    if (undoing != null && !before.undoes()) {
      for (int id : undoing.open().list()) {
        int attempt = before.execution(id).undoAttempt();
        Failure failure = new Failure("lost", "it was cut off when the instance was cancelled", "");
        deciding.append(new UndoFailed(id, attempt, failure, null, false, Advance.NONE));
        deciding.command(new Command.Interrupt(id, attempt, true));
      }
    }
    goOn(true);
  }
}
