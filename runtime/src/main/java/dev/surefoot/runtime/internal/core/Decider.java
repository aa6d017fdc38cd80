package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Net;
import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.Created;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.GoingBackEnded;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.LateRefused;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.event.OwnerChanged;
import dev.surefoot.runtime.event.PlanAdopted;
import dev.surefoot.runtime.event.RequestAccepted;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import dev.surefoot.runtime.event.Started;
import dev.surefoot.runtime.event.UndoDone;
import dev.surefoot.runtime.event.UndoFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One decision of {@link Core#decide} while it is made. */
final class Decider {
  private static final int LOST_IN_A_ROW = Core.LOST_IN_A_ROW;

  private final Program program;
  private final Guards guards;
  private @Nullable State state;
  private final List<Event> events = new ArrayList<>(2);
  private final List<Command> commands = new ArrayList<>(2);
  private @Nullable String refusal;

  Decider(Program program, @Nullable State state, Guards guards) {
    this.program = program;
    this.state = state;
    this.guards = guards;
  }

  Decision decide(Occurrence occurrence) {
    if (occurrence instanceof Occurrence.Start start) {
      start(start);
    } else if (occurrence instanceof Occurrence.Answered answer) {
      answered(answer);
    } else if (occurrence instanceof Occurrence.UndoAnswered answer) {
      undoAnswered(answer);
    } else if (occurrence instanceof Occurrence.SettleExpired) {
      cutOff();
    } else if (occurrence instanceof Occurrence.TakenOver takenOver) {
      takenOver(takenOver.owner());
    } else if (occurrence instanceof Occurrence.GivenBack back) {
      givenBack(back);
    } else if (occurrence instanceof Occurrence.Asked asked) {
      asked(asked);
    }
    return refusal == null
        ? new Decision(events, state(), commands, null)
        : Decision.refused(state(), refusal);
  }

  private State state() {
    return Objects.requireNonNull(state, "the instance does not exist");
  }

  private void append(Event event) {
    State next = Core.apply(program, state, event);
    state = next;
    events.add(event);
    for (Handed call : event.advance().calls()) {
      commands.add(new Command.Call(call.execution(), call.attempt()));
    }
    for (Handed undo : event.advance().undos()) {
      commands.add(new Command.CallUndo(undo.execution(), undo.attempt()));
    }
  }

  private void start(Occurrence.Start start) {
    append(new Created(start.flow(), start.key(), start.fingerprint()));
    append(new Started(Walk.from(program, state(), List.of(Net.SOURCE), guards)));
    troubled(false);
  }

  private void answered(Occurrence.Answered answer) {
    State before = state();
    int id = answer.execution();
    if (!before.open().contains(id) || before.execution(id).attempt() != answer.attempt()) {
      late(id, answer.attempt(), false, word(answer.status(), answer.failure()));
      return;
    }
    append(outcome(answer, before.execution(id)));
    troubled(before.goesBack());
  }

  private Outcome outcome(Occurrence.Answered answer, Execution execution) {
    boolean failed = answer.failure() != null;
    Outcome alone =
        new Outcome(
            answer.execution(),
            answer.attempt(),
            answer.status(),
            answer.datum(),
            answer.failure(),
            failed ? program.policy(program.step(execution.transition())) : null,
            answer.began(),
            Advance.NONE);
    if (failed || state().goesBack()) {
      return alone;
    }
    State after = Core.apply(program, state, alone);
    List<Integer> places = program.transition(execution.transition()).outputs();
    return new Outcome(
        alone.execution(),
        alone.attempt(),
        alone.status(),
        alone.datum(),
        null,
        null,
        alone.began(),
        Walk.from(program, after, places, guards));
  }

  /** Goes back as soon as nothing runs; until then it waits for what does. */
  private void troubled(boolean waits) {
    State now = state();
    if (!now.goesBack() || now.undoing() != null) {
      return;
    }
    if (now.open().isEmpty()) {
      plan();
    } else if (!waits) {
      commands.add(new Command.AwaitSettled());
    }
  }

  private void plan() {
    List<Integer> undos = new ArrayList<>();
    Vec<Execution> planned = state().executions();
    for (int id = planned.size(); id >= 1; id--) {
      Execution execution = planned.get(id - 1);
      boolean succeeded = execution.run() == Execution.Run.SUCCEEDED;
      if (execution.run().entered() && program.callsUndo(execution.transition(), succeeded)) {
        undos.add(id);
        planned = planned.with(id - 1, execution.undo(Execution.Undo.PLANNED));
      }
    }
    Advance first = undos(Undoing.begin(planned).ready());
    append(new PlanAdopted(PlanAdopted.Mode.WHOLE, null, undos, first));
    endIfUndone();
  }

  private Advance undos(List<Integer> ready) {
    return Advance.ofUndos(ready.stream().map(this::nextUndo).toList());
  }

  private Handed nextUndo(int id) {
    Execution execution = state().execution(id);
    String step = program.step(execution.transition());
    return new Handed(id, step, execution.visit(), execution.undoAttempt() + 1);
  }

  private Handed next(int id) {
    Execution execution = state().execution(id);
    String step = program.step(execution.transition());
    return new Handed(id, step, execution.visit(), execution.attempt() + 1);
  }

  private void endIfUndone() {
    Undoing undoing = state().undoing();
    if (undoing != null && undoing.left() == 0) {
      append(new GoingBackEnded(GoingBackEnded.End.ROLLED_BACK, List.of(), Advance.NONE));
    }
  }

  private void undoAnswered(Occurrence.UndoAnswered answer) {
    State before = state();
    int id = answer.execution();
    Undoing undoing = before.undoing();
    if (undoing == null
        || !undoing.open().contains(id)
        || before.execution(id).undoAttempt() != answer.attempt()) {
      Status status = answer.failure() == null ? Status.SUCCEEDED : Status.FAILED;
      late(id, answer.attempt(), true, word(status, answer.failure()));
    } else if (answer.failure() != null) {
      append(new UndoFailed(id, answer.attempt(), answer.failure(), answer.began()));
    } else {
      List<Integer> ready = undoing.done(id, before.executions()).ready();
      append(new UndoDone(id, answer.attempt(), answer.began(), undos(ready)));
      endIfUndone();
    }
  }

  private static String word(Status status, @Nullable Failure failure) {
    return failure == null ? status.name() : status + ", " + failure.summary();
  }

  private void late(int id, int attempt, boolean undo, String answer) {
    append(new LateRefused(id, attempt, undo, answer));
  }

  private void cutOff() {
    State before = state();
    if (!before.goesBack() || before.undoing() != null) {
      return;
    }
    for (int id : before.open().list()) {
      int attempt = before.execution(id).attempt();
      append(new Outcome(id, attempt, Status.CUT_OFF, null, null, null, null, Advance.NONE));
      commands.add(new Command.Interrupt(id, attempt));
    }
    troubled(true);
  }

  private void takenOver(String owner) {
    State before = state();
    if (before.ended() != null) {
      return;
    }
    Undoing undoing = before.undoing();
    if (undoing != null) {
      undosTakenOver(owner, undoing);
    } else if (before.goesBack()) {
      cutOff();
    } else {
      callsTakenOver(owner);
    }
  }

  private void callsTakenOver(String owner) {
    List<Integer> held = new ArrayList<>();
    List<Handed> again = new ArrayList<>();
    for (int id : state().open().list()) {
      if (state().execution(id).lost() + 1 >= LOST_IN_A_ROW) {
        held.add(id);
      } else {
        again.add(next(id));
      }
    }
    if (!held.isEmpty() || !again.isEmpty()) {
      append(new OwnerChanged(owner, held, List.of(), List.of(), Advance.ofCalls(again)));
    }
  }

  private void undosTakenOver(String owner, Undoing undoing) {
    List<Handed> again = new ArrayList<>();
    for (int id : undoing.open().list()) {
      Execution execution = state().execution(id);
      if (execution.undoLost() + 1 >= LOST_IN_A_ROW) {
        String text = LOST_IN_A_ROW + " calls in a row were cut off, each with the engine";
        Failure failure = new Failure("lost", text, "");
        append(new UndoFailed(id, execution.undoAttempt(), failure, null));
      } else {
        again.add(nextUndo(id));
      }
    }
    if (!again.isEmpty()) {
      Advance advance = Advance.ofUndos(again);
      append(new OwnerChanged(owner, List.of(), List.of(), List.of(), advance));
    }
  }

  private void givenBack(Occurrence.GivenBack back) {
    append(new OwnerChanged("", List.of(), back.calls().list(), back.undos().list(), Advance.NONE));
  }

  private void asked(Occurrence.Asked asked) {
    if (asked.request() == Request.RETRY) {
      List<Handed> again = state().held().list().stream().map(this::next).toList();
      again(asked, Advance.ofCalls(again), again.isEmpty() || state().goesBack());
    } else if (asked.request() == Request.RETRY_UNDOS) {
      Undoing undoing = state().undoing();
      List<Integer> failed = undoing == null ? List.of() : undoing.failed().list();
      again(asked, undos(failed), failed.isEmpty());
    } else {
      refusal = asked.request() + " is not supported";
    }
  }

  private void again(Occurrence.Asked asked, Advance advance, boolean nothing) {
    if (nothing) {
      refusal =
          asked.request() == Request.RETRY
              ? "it is " + state().shown() + " and no step of it is held"
              : "it is " + state().shown() + " and no undo of it has failed";
    } else {
      append(new RequestAccepted(asked.request(), asked.by(), asked.why(), advance));
    }
  }
}
