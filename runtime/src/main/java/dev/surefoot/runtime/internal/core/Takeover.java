package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.event.OwnerChanged;
import java.util.ArrayList;
import java.util.List;

/** Decides what an engine does with an instance that another one has left, and how it leaves it. */
final class Takeover {
  private final Deciding deciding;

  Takeover(Deciding deciding) {
    this.deciding = deciding;
  }

  void takenOver(Occurrence.TakenOver taken) {
    State before = deciding.state();
    if (before.ended() != null) {
      return;
    }
    again(taken);
    boolean goesBack = before.leaving() != null || before.rollback() != null;
    if (goesBack && (before.undoing() == null || !before.undoes())) {
      deciding.back().cutOff();
    }
    deciding.wake();
  }

  /** Calls again what was cut off and is still wanted; not what was cut off too often. */
  private void again(Occurrence.TakenOver taken) {
    deciding
        .answers()
        .leftExpired(deciding.state().open()); // nobody waits for the end of what is left
    State before = deciding.state();
    Ints open = before.open().where(id -> !before.goesBack(id));
    Ints uncounted = taken.uncounted().where(open::contains);
    Ints held = open.minus(uncounted).where(id -> isLostTooOften(before.execution(id)));
    List<Integer> calls = open.where(id -> !held.contains(id)).list();
    List<Integer> undos = undos();
    if (open.isEmpty() && undos.isEmpty()) {
      return;
    }
    List<Integer> none = List.of();
    List<Handed> calling = deciding.calls(calls).calls();
    List<Handed> undoing = deciding.undos(undos).undos();
    boolean stopped = before.stopped();
    deciding.append(
        new OwnerChanged(
            taken.owner(),
            held.list(),
            stopped ? calls : none,
            stopped ? undos : none,
            none,
            none,
            uncounted.list(),
            stopped ? Advance.NONE : new Advance(List.of(), List.of(), calling, undoing, null)));
  }

  private static boolean isLostTooOften(Execution execution) {
    return execution.calls().lost() + 1 >= Core.LOST_IN_A_ROW;
  }

  private List<Integer> undos() {
    Undoing undoing = deciding.state().undoing();
    List<Integer> again = new ArrayList<>();
    if (undoing == null || !deciding.state().undoes()) {
      return again;
    }
    for (int id : undoing.open().list()) {
      Execution execution = deciding.state().execution(id);
      if (execution.undoCalls().lost() + 1 >= Core.LOST_IN_A_ROW) {
        String text = Core.LOST_IN_A_ROW + " calls in a row were cut off, each with the engine";
        Failure failure = new Failure("lost", text, "");
        deciding.undoFailed(id, execution.undoAttempt(), failure, null);
      } else {
        again.add(id);
      }
    }
    return again;
  }

  /**
   * A call that waited for its turn is not made: what does not go on any more has ended, what is
   * stopped waits for the start, and what has been started meanwhile is called again.
   */
  void notCalled(Occurrence.NotCalled call) {
    State state = deciding.state();
    int id = call.execution();
    if (!state.open().contains(id) || state.execution(id).attempt() != call.attempt()) {
      return;
    }
    if (state.goesBack(id) || deciding.left().holds(state.execution(id))) {
      deciding
          .answers()
          .answered(
              new Occurrence.Answered(
                  id, call.attempt(), Status.NOT_ENTERED, List.of(), null, null, null));
      return;
    }
    List<Integer> none = List.of();
    List<Integer> one = List.of(id);
    boolean waits = !state.goesOn();
    deciding.append(
        new OwnerChanged(
            "",
            none,
            waits ? one : none,
            none,
            one,
            none,
            waits ? Advance.NONE : deciding.calls(one)));
  }

  void givenBack(Occurrence.GivenBack given) {
    deciding.append(
        new OwnerChanged(
            "",
            List.of(),
            List.of(),
            List.of(),
            given.calls().list(),
            given.undos().list(),
            Advance.NONE));
  }
}
