package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.Datum;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.event.RetryDue;
import dev.surefoot.runtime.event.TimerFired;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what follows from the end of a step's call. */
final class Answers {
  private final Deciding deciding;
  private final GoingBack back;

  private final Rollbacks rollbacks;

  Answers(Deciding deciding, GoingBack back, Rollbacks rollbacks) {
    this.deciding = deciding;
    this.back = back;
    this.rollbacks = rollbacks;
  }

  void answered(Occurrence.Answered answer) {
    if (!isOpen(answer.execution(), answer.attempt())) {
      deciding.late(
          answer.execution(), answer.attempt(), false, answer.status().name(), answer.failure());
    } else if (!again(answer)) {
      end(answer, policy(answer.execution()));
    }
  }

  void timedOut(Occurrence.TimedOut timeout) {
    if (isOpen(timeout.execution(), timeout.attempt())) {
      answered(
          new Occurrence.Answered(
              timeout.execution(),
              timeout.attempt(),
              Status.FAILED,
              List.of(),
              timeout.failure(),
              timeout.began(),
              timeout.again()));
      deciding.command(new Command.Interrupt(timeout.execution(), timeout.attempt(), false));
    }
  }

  private boolean isOpen(int id, int attempt) {
    State state = deciding.state();
    return state.open().contains(id) && state.execution(id).attempt() == attempt;
  }

  private Policy policy(int id) {
    return deciding.program.tries(deciding.state().execution(id).transition()).onFailure();
  }

  /** Whether there is another attempt. */
  private boolean again(Occurrence.Answered answer) {
    State state = deciding.state();
    Execution execution = state.execution(answer.execution());
    Tries tries = deciding.program.tries(execution.transition());
    int failed = execution.calls().failed() + 1;
    Failure failure = answer.failure();
    Occurrence.Again again = answer.again();
    if (failure == null
        || again == null
        || answer.status() != Status.FAILED
        || state.goesBack(answer.execution())
        || failed >= tries.attempts()) {
      return false;
    }
    Instant due = tries.due(failed, again.at(), again.jitter());
    int id = execution.id();
    deciding.append(new RetryDue(id, answer.attempt(), failure, answer.began(), due, false));
    if (due.isAfter(again.at())) {
      deciding.command(new Command.WakeAt(id, answer.attempt(), false, due));
    } else {
      due(id, answer.attempt());
    }
    return true;
  }

  /** The next attempt may be made. */
  void due(int id, int attempt) {
    State state = deciding.state();
    if (state.goesOn()
        && state.waiting().contains(id)
        && state.execution(id).attempt() == attempt) {
      deciding.append(new TimerFired(id, deciding.calls(List.of(id))));
    }
  }

  /** The execution ended; if it failed, something follows from that. */
  void end(Occurrence.Answered answer, Policy policy) {
    State before = deciding.state();
    boolean over = before.goesBack(answer.execution());
    boolean waits = over || before.rollback() != null;
    Policy follows = answer.failure() == null || over ? null : policy;
    Policy unlessReserved = follows == null || follows == Policy.IGNORE ? follows : Policy.HOLD;
    if (!over && rollbacks.takes(outcome(answer, unlessReserved, Advance.NONE))) {
      return;
    }
    Outcome alone = outcome(answer, follows, Advance.NONE);
    boolean forward = !over && (follows == null || follows == Policy.IGNORE);
    deciding.append(forward ? outcome(answer, follows, walk(alone)) : alone);
    back.goOn(waits);
  }

  private Advance walk(Outcome alone) {
    State after = deciding.after(alone);
    int transition = after.execution(alone.execution()).transition();
    List<Integer> places = deciding.program.transition(transition).outputs();
    return Walk.from(deciding.program, after, places, deciding.guards);
  }

  private static Outcome outcome(
      Occurrence.Answered answer, @Nullable Policy policy, Advance advance) {
    List<Datum> data = answer.data();
    boolean several = data.size() > 1;
    return new Outcome(
        answer.execution(),
        answer.attempt(),
        answer.status(),
        several || data.isEmpty() ? null : data.get(0).key(),
        several ? data : List.of(),
        answer.failure(),
        policy,
        answer.began(),
        advance);
  }
}
