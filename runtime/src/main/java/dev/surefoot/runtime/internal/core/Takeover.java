package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.OwnerChanged;
import dev.surefoot.runtime.event.UndoFailed;
import java.util.ArrayList;
import java.util.List;

/** Decides what an engine does with an instance that another one has left, and how it leaves it. */
final class Takeover {
  private final Deciding deciding;
  private final Answers answers;
  private final GoingBack back;

  Takeover(Deciding deciding, Answers answers, GoingBack back) {
    this.deciding = deciding;
    this.answers = answers;
    this.back = back;
  }

  void takenOver(String owner) {
    State before = deciding.state();
    if (before.ended() != null) {
      return;
    }
    Undoing undoing = before.undoing();
    if (before.leaving() == null) {
      calls(owner);
    } else if (undoing == null || before.leaving() == Leaving.CANCEL) {
      back.cutOff();
    } else {
      undos(owner, undoing);
    }
    deciding.wake();
  }

  private void calls(String owner) {
    Ints lost = deciding.state().open();
    answers.leftExpired(lost); // nobody waits for the end of what is left
    List<Integer> held = new ArrayList<>();
    List<Integer> again = new ArrayList<>();
    State before = deciding.state();
    for (int id : lost.list()) {
      if (!before.open().contains(id)) {
        continue;
      }
      boolean tooOften = before.execution(id).calls().lost() + 1 >= Core.LOST_IN_A_ROW;
      (tooOften ? held : again).add(id);
    }
    if (held.isEmpty() && again.isEmpty()) {
      return;
    }
    deciding.append(
        before.stopped()
            ? changed(owner, held, again, List.of(), Advance.NONE)
            : changed(owner, held, List.of(), List.of(), deciding.calls(again)));
  }

  private void undos(String owner, Undoing undoing) {
    List<Integer> again = new ArrayList<>();
    State before = deciding.state();
    for (int id : undoing.open().list()) {
      Execution execution = before.execution(id);
      if (execution.undoCalls().lost() + 1 >= Core.LOST_IN_A_ROW) {
        String text = Core.LOST_IN_A_ROW + " calls in a row were cut off, each with the engine";
        Failure failure = new Failure("lost", text, "");
        deciding.append(new UndoFailed(id, execution.undoAttempt(), failure, null));
      } else {
        again.add(id);
      }
    }
    if (!again.isEmpty()) {
      deciding.append(
          before.stopped()
              ? changed(owner, List.of(), List.of(), again, Advance.NONE)
              : changed(owner, List.of(), List.of(), List.of(), deciding.undos(again)));
    }
  }

  private static OwnerChanged changed(
      String owner,
      List<Integer> held,
      List<Integer> waiting,
      List<Integer> waitingUndos,
      Advance advance) {
    return new OwnerChanged(owner, held, waiting, waitingUndos, List.of(), List.of(), advance);
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
