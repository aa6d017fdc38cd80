package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.ChoiceFailed;
import dev.surefoot.runtime.event.Datum;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.event.RequestAccepted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Decides about what somebody asks: refused without any change, or accepted and carried out. */
final class Requests {
  private final Deciding deciding;

  Requests(Deciding deciding) {
    this.deciding = deciding;
  }

  void asked(Occurrence.Asked asked) {
    String refused = Life.refuses(asked.request(), deciding.state().shown());
    if (refused != null) {
      deciding.refuse(ErrorCode.ILLEGAL_STATE, refused);
      return;
    }
    PartialRollback rollback = deciding.state().rollback();
    if (rollback != null && Life.FORWARD.contains(asked.request())) {
      deciding.refuse(
          ErrorCode.ILLEGAL_STATE,
          Life.name(asked.request()) + " is not possible until its rollback has ended");
      return;
    }
    if (deciding.state().goesBack() && Life.FORWARD.contains(asked.request())) {
      deciding.refuse(
          ErrorCode.ILLEGAL_STATE,
          Life.name(asked.request()) + " is not possible any more: a step has failed for good");
      return;
    }
    switch (asked.request()) {
      case START -> start(asked);
      case STOP, SET_INPUT -> accept(asked, Advance.NONE);
      case CANCEL, CANCEL_WITH_UNDO -> cancel(asked);
      case RETRY -> retry(asked);
      case SKIP -> skip(asked);
      case FORCE_FAIL -> forceFail(asked);
      case PICK_BRANCH -> pickBranch(asked);
      case RETRY_UNDOS -> retryUndos(asked);
      case SETTLE_UNDO -> settleUndo(asked);
      case ROLL_BACK, RESERVE, CANCEL_RESERVATION ->
          throw new IllegalArgumentException(asked.request() + " comes with a rollback");
    }
  }

  private void accept(Occurrence.Asked asked, Advance advance) {
    deciding.append(request(asked, advance));
  }

  private void start(Occurrence.Asked asked) {
    State before = deciding.state();
    if (!before.stopped() && before.started()) {
      again(asked, before.held().list(), before.heldChoices());
      return;
    }
    State going = deciding.after(request(asked, Advance.NONE));
    Undoing undoing = going.undoing();
    if (going.rollback() != null) {
      resume(asked, going);
    } else if (undoing != null) {
      accept(asked, deciding.undos(undoing.ready(going.executions())));
    } else if (going.goesBack()) {
      accept(asked, Advance.NONE);
    } else {
      List<Integer> places =
          before.started() ? deciding.rollbacks().ready(going.marking()) : List.of(Net.SOURCE);
      accept(asked, Walk.from(deciding.program, going, places, deciding.guards));
    }
    deciding.wake();
    deciding.rollbacks().started();
    deciding.goOn(false);
  }

  /** Goes on with a rollback, and with what goes on beside it. */
  private void resume(Occurrence.Asked asked, State going) {
    Undoing undoing = going.undoing();
    List<Integer> undos = undoing == null ? List.of() : undoing.ready(going.executions());
    List<Integer> places = going.goesOn() ? deciding.rollbacks().ready(going.marking()) : List.of();
    Advance walk = Walk.from(deciding.program, going, places, deciding.guards);
    accept(
        asked,
        new Advance(
            walk.fired(), walk.failed(), walk.calls(), deciding.undos(undos).undos(), null));
  }

  private static RequestAccepted request(Occurrence.Asked asked, Advance advance) {
    return new RequestAccepted(
        asked.request(), asked.by(), asked.why(), asked.step(), asked.branch(), advance);
  }

  private void cancel(Occurrence.Asked asked) {
    State cancelling = deciding.after(request(asked, Advance.NONE));
    Undoing undoing = cancelling.undoing();
    if (undoing == null || !cancelling.undoesOn()) {
      accept(asked, Advance.NONE);
    } else {
      List<Integer> undos = new ArrayList<>(undoing.ready(cancelling.executions()));
      undos.addAll(undoing.failed().list());
      accept(asked, deciding.undos(undos));
    }
    deciding.wake();
    deciding.goOn(false);
  }

  private void retry(Occurrence.Asked asked) {
    State before = deciding.state();
    String step = asked.step();
    if (step == null) {
      again(asked, before.held().list(), before.heldChoices());
      return;
    }
    List<ChoiceFailed> choices =
        before.heldChoices().stream().filter(held -> held.choice().equals(step)).toList();
    Integer id = choices.isEmpty() ? decidable(asked) : null;
    if (!deciding.refused()) {
      again(asked, id == null ? List.of() : List.of(id), choices);
    }
  }

  /** Calls executions again, and asks the guards of choices again. */
  private void again(Occurrence.Asked asked, List<Integer> ids, List<ChoiceFailed> choices) {
    if (ids.isEmpty() && choices.isEmpty()) {
      deciding.refuse(
          ErrorCode.STEP_STATE,
          "it is " + deciding.state().shown() + " and no step, choice or await of it is held");
      return;
    }
    List<Integer> places =
        choices.stream().map(held -> deciding.program.decisionPlace(held.choice())).toList();
    Advance again = deciding.calls(ids);
    State called = deciding.after(request(asked, again)); // an exit awaits what is called again
    Advance walk = Walk.from(deciding.program, called, places, deciding.guards);
    List<Handed> calls = new ArrayList<>(again.calls());
    calls.addAll(walk.calls());
    accept(asked, new Advance(walk.fired(), walk.failed(), calls, List.of(), walk.result()));
    deciding.goOn(false);
  }

  private void skip(Occurrence.Asked asked) {
    Integer id = decidable(asked);
    if (id != null) {
      accept(asked, Advance.NONE);
      deciding.answers().end(answer(id, Status.SKIPPED, asked.data(), null), Policy.HOLD);
    }
  }

  /** Of a held step it means that nothing is decided for it but its failure. */
  private void forceFail(Occurrence.Asked asked) {
    State before = deciding.state();
    Integer id =
        find(
            asked,
            execution -> before.open().contains(execution) || before.polled().contains(execution));
    boolean runs = id != null;
    boolean back = before.goesBack() || before.rollback() != null;
    if (id == null && !deciding.refused() && back) {
      deciding.refuse(ErrorCode.STEP_STATE, "step '" + asked.step() + "' does not run any more");
    }
    if (id == null && !deciding.refused()) {
      id = decidable(asked);
    }
    if (id == null) {
      return;
    }
    accept(asked, Advance.NONE);
    Execution execution = before.execution(id);
    Policy own = deciding.program.tries(execution.transition()).onFailure();
    boolean held = before.held().contains(id);
    Failure failure = new Failure("forced", forced(asked), "");
    Status status = execution.entered() ? Status.FAILED : Status.NOT_ENTERED;
    Occurrence.Answered failed = answer(id, status, List.of(), failure);
    if (held) { // to go back, or to hold it, is over
      deciding.answers().follow(failed, notHolding(execution, own));
    } else {
      deciding.answers().end(failed, own);
    }
    if (runs) {
      deciding.command(new Command.Interrupt(id, execution.attempt(), false));
    }
  }

  private static String forced(Occurrence.Asked asked) {
    String by = asked.by().isEmpty() ? "" : " by " + asked.by();
    return "it was taken as failed" + by + (asked.why().isEmpty() ? "" : ": " + asked.why());
  }

  private Policy notHolding(Execution execution, Policy own) {
    if (own != Policy.HOLD) {
      return own;
    }
    Transition of = deciding.program.transition(execution.transition());
    return deciding.program.onFailure(of) == Policy.FAIL ? Policy.FAIL : Policy.COMPENSATE;
  }

  private Occurrence.Answered answer(
      int id, Status status, List<Datum> data, @Nullable Failure failure) {
    int attempt = deciding.state().execution(id).attempt();
    return new Occurrence.Answered(id, attempt, status, data, failure, null, null);
  }

  private void pickBranch(Occurrence.Asked asked) {
    State before = deciding.state();
    String choice = String.valueOf(asked.step());
    String branch = String.valueOf(asked.branch());
    if (before.heldChoices().stream().noneMatch(held -> held.choice().equals(choice))) {
      deciding.refuse(
          ErrorCode.STEP_STATE,
          "choice '" + choice + "' is not held; held are " + names(before.heldChoices()));
      return;
    }
    Transition outcome = deciding.program.outcome(choice, branch);
    if (outcome == null) {
      deciding.refuse(
          ErrorCode.BRANCH_UNKNOWN, "choice '" + choice + "' has no branch '" + branch + "'");
      return;
    }
    accept(asked, Walk.through(deciding.program, before, outcome, deciding.guards));
    deciding.goOn(false);
  }

  private static List<String> names(List<ChoiceFailed> choices) {
    return choices.stream().map(ChoiceFailed::choice).toList();
  }

  /** All failed undos, or one of them, which may read other data. */
  private void retryUndos(Occurrence.Asked asked) {
    Undoing undoing = deciding.state().undoing();
    Ints failed = undoing == null ? Ints.EMPTY : undoing.failed();
    Integer one = asked.step() == null ? null : find(asked, failed::contains);
    if (deciding.refused()) {
      return;
    }
    if (asked.step() != null && one == null) {
      deciding.refuse(
          ErrorCode.STEP_STATE, "the undo of step '" + asked.step() + "' has not failed");
    } else if (failed.isEmpty()) {
      String text = "it is " + deciding.state().shown() + " and no undo of it has failed";
      deciding.refuse(ErrorCode.STEP_STATE, text);
    } else {
      Advance undos = deciding.undos(one == null ? failed.list() : List.of(one));
      deciding.append(
          new RequestAccepted(
              asked.request(),
              asked.by(),
              asked.why(),
              asked.step(),
              null,
              null,
              asked.data(),
              undos));
    }
  }

  private void settleUndo(Occurrence.Asked asked) {
    Undoing undoing = deciding.state().undoing();
    Ints failed = undoing == null ? Ints.EMPTY : undoing.failed();
    Integer id = find(asked, failed::contains);
    if (id != null) {
      accept(asked, Advance.NONE);
      deciding.back().settled(id, asked.by(), asked.why());
    } else if (!deciding.refused()) {
      deciding.refuse(
          ErrorCode.STEP_STATE, "the undo of step '" + asked.step() + "' has not failed");
    }
  }

  /** The execution of a step that is held or waits for its next attempt; else refuses. */
  private @Nullable Integer decidable(Occurrence.Asked asked) {
    State before = deciding.state();
    String step = String.valueOf(asked.step());
    Integer id = isStep(step) ? before.decidable(deciding.program, step) : null;
    if (id != null && id < 0) {
      id = null;
    }
    if (id == null && !deciding.refused()) {
      deciding.refuse(
          ErrorCode.STEP_STATE,
          "step '" + asked.step() + "' is neither held nor waiting for its next attempt");
    }
    return id;
  }

  /** The latest execution of a step, or the one of a visit, that is in some state. */
  private @Nullable Integer find(Occurrence.Asked asked, IntPredicate isSo) {
    String[] step = String.valueOf(asked.step()).split("#", 2);
    if (!isStep(step[0])) {
      return null;
    }
    State before = deciding.state();
    int transition = deciding.program.stepOf(step[0]);
    for (int id = before.executions().size(); id >= 1; id--) {
      Execution execution = before.execution(id);
      if (execution.transition() == transition
          && (step.length == 1 || step[1].equals("" + execution.visit()))
          && isSo.test(id)) {
        return id;
      }
    }
    return null;
  }

  private boolean isStep(String step) {
    if (deciding.program.stepOf(step) >= 0) {
      return true;
    }
    deciding.refuse(
        ErrorCode.STEP_UNKNOWN,
        "flow '"
            + deciding.program.net().flow()
            + "' has no step '"
            + step
            + "'"
            + Nearest.hint(step, deciding.program.names(Transition.Kind.TASK)));
    return false;
  }
}
