package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.LateRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A decision while it is made: the state so far, and the events that made it. */
final class Deciding {
  final Program program;
  final Guards guards;
  private @Nullable State state;
  private final List<Event> events = new ArrayList<>(2);
  private final List<Command> commands = new ArrayList<>(2);
  private @Nullable Refusal refusal;

  Deciding(Program program, @Nullable State state, Guards guards) {
    this.program = program;
    this.state = state;
    this.guards = guards;
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
    state = after(event);
    events.add(event);
    for (Handed call : event.advance().calls()) {
      commands.add(new Command.Call(call.execution(), call.attempt()));
    }
    for (Handed undo : event.advance().undos()) {
      commands.add(new Command.CallUndo(undo.execution(), undo.attempt()));
    }
  }

  void command(Command command) {
    commands.add(command);
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

  /** Sets the timers of all that waits for its next attempt. */
  void wake() {
    State now = state();
    if (now.goesOn()) {
      for (int id : now.waiting().list()) {
        Calls calls = now.execution(id).calls();
        wake(id, calls, false);
      }
    }
    Undoing undoing = now.undoing();
    if (undoing != null && now.undoesOn()) {
      for (int id : undoing.waiting().list()) {
        wake(id, now.execution(id).undoCalls(), true);
      }
    }
  }

  private void wake(int id, Calls calls, boolean undo) {
    Instant due = calls.due() == null ? Instant.EPOCH : calls.due();
    command(new Command.WakeAt(id, calls.attempt(), undo, due));
  }
}
