package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.LateRefused;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.event.UndoFailed;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A decision while it is made: the state so far, and the events that made it. */
final class Deciding {
  final Program program;
  final Guards guards;
  final Instant now;
  private @Nullable State state;
  private List<Event> events = List.of();
  private List<Command> commands = List.of();
  private @Nullable Refusal refusal;

  Deciding(Program program, @Nullable State state, Guards guards, Instant now) {
    this.program = program;
    this.state = state;
    this.guards = guards;
    this.now = now;
  }

  Decision done() {
    Refusal why = refusal;
    return why == null
        ? new Decision(events, state(), commands, null)
        : Decision.refused(state(), why);
  }

  State state() {
    return Objects.requireNonNull(state, "the instance does not exist");
  }

  /** What the state would be after an event. */
  State after(Event event) {
    return Core.apply(program, state, event);
  }

  void append(Event event) {
    appended(event, after(event));
  }

  /** What the state would be after an outcome, to which something will be added that follows. */
  Draft begin(Occurrence.Answered answer, @Nullable Policy policy) {
    return Core.begin(program, state(), answer, policy);
  }

  /**
   * Appends an outcome whose first part was applied already.
   *
   * @param begun what that has made, without what follows from it
   */
  void append(Outcome outcome, Draft begun) {
    appended(outcome, Core.follow(begun, state(), outcome.advance()));
  }

  private void appended(Event event, State after) {
    state = after;
    events = Few.with(events, event);
    List<Handed> calls = event.advance().calls();
    for (int i = 0; i < calls.size(); i++) {
      Handed call = calls.get(i);
      if (after.polled().contains(call.execution())) {
        poll(call.execution());
      } else {
        commands =
            commands.isEmpty()
                ? Command.Call.alone(call.execution(), call.attempt())
                : Few.with(commands, new Command.Call(call.execution(), call.attempt()));
      }
    }
    List<Handed> undos = event.advance().undos();
    for (int i = 0; i < undos.size(); i++) {
      command(new Command.CallUndo(undos.get(i).execution(), undos.get(i).attempt()));
    }
  }

  /** Asks for the end of what was submitted; the time of that may be over meanwhile. */
  void poll(int id) {
    Execution execution = state().execution(id);
    command(new Command.Poll(id, execution.attempt()));
    Instant deadline = deadline(execution);
    if (deadline != null) {
      wake(id, execution.attempt(), false, deadline);
    }
  }

  static @Nullable Instant deadline(Execution execution) {
    Submission submission = execution.submission();
    return submission == null ? null : submission.deadline();
  }

  /** What follows from the end of a step's call. */
  Answers answers() {
    return new Answers(this);
  }

  /** Pauses and awaits. */
  Pending pending() {
    return new Pending(this);
  }

  /** Rollbacks to a step. */
  Rollbacks rollbacks() {
    return new Rollbacks(this);
  }

  /** What it does that goes forward no more. */
  GoingBack back() {
    return new GoingBack(this);
  }

  /** As {@link GoingBack#goOn}, which is about few instances. */
  void goOn(boolean waits) {
    if (state().isGoingBack()) {
      back().goOn(waits);
    }
  }

  /** The blocks that are being left. */
  Leave left() {
    return Leave.of(program, state().marking());
  }

  void command(Command command) {
    commands = Few.with(commands, command);
  }

  void refuse(ErrorCode code, String text) {
    refusal = new Refusal(code, text);
  }

  /** Only for requests, which are refused before anything is appended. */
  boolean refused() {
    return refusal != null;
  }

  void late(int execution, int attempt, boolean undo, String status, @Nullable Failure failure) {
    String answer = failure == null ? status : status + ", " + failure.summary();
    append(new LateRefused(execution, attempt, undo, answer));
  }

  /** An undo has failed for good; those before it wait for it, or begin now. */
  void undoFailed(int id, int attempt, Failure failure, @Nullable Instant began) {
    Undoing undoing = state().undoing();
    boolean passed = program.passesFailedUndos();
    List<Integer> ready =
        passed && undoing != null && state().undoesOn()
            ? undoing.pass(id, state().executions()).ready()
            : List.of();
    append(new UndoFailed(id, attempt, failure, began, passed, undos(ready)));
  }

  /** The next attempt of an execution. */
  Handed next(int id) {
    Execution execution = state().execution(id);
    String step = program.step(execution.transition());
    return new Handed(id, step, execution.visit(), execution.attempt() + 1);
  }

  /** The next attempt of an execution's undo. */
  Handed nextUndo(int id) {
    Execution execution = state().execution(id);
    String step = program.step(execution.transition());
    return new Handed(id, step, execution.visit(), execution.undoAttempt() + 1);
  }

  Advance calls(List<Integer> ids) {
    return Advance.ofCalls(ids.stream().map(this::next).toList());
  }

  Advance undos(List<Integer> ids) {
    return Advance.ofUndos(ids.stream().map(this::nextUndo).toList());
  }

  /** Sets the timers of all that waits for a time. */
  void wake() {
    State current = state();
    if (current.leaving() == null && current.ended() == null) {
      current.pending().list().forEach(this::wakePending);
    }
    if (current.goesOn()) {
      current.waiting().list().forEach(id -> wake(id, current.execution(id).calls(), false));
      current.polled().list().forEach(id -> wake(id, current.execution(id).attempt(), false, now));
    }
    Undoing undoing = current.undoing();
    if (undoing != null && current.undoesOn()) {
      undoing.waiting().list().forEach(id -> wake(id, current.execution(id).undoCalls(), true));
    }
  }

  private void wakePending(int id) {
    Calls calls = state().execution(id).calls();
    if (calls.due() != null) {
      wake(id, calls, false);
    }
  }

  private void wake(int id, Calls calls, boolean undo) {
    wake(id, calls.attempt(), undo, calls.due() == null ? Instant.EPOCH : calls.due());
  }

  void wake(int id, int attempt, boolean undo, Instant due) {
    command(new Command.WakeAt(id, attempt, undo, due));
  }
}
