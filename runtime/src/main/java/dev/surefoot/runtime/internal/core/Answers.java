package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.Datum;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.event.RetryDue;
import dev.surefoot.runtime.event.Submitted;
import dev.surefoot.runtime.event.TimerFired;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Decides what follows from the end of a step's call. */
final class Answers {
  private final Deciding deciding;

  Answers(Deciding deciding) {
    this.deciding = deciding;
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
    return (state.open().contains(id) || state.polled().contains(id))
        && state.execution(id).attempt() == attempt;
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
        || deciding.left().holds(execution)
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

  /** The next attempt, or the next question, may be made. */
  void due(int id, int attempt) {
    State state = deciding.state();
    if (state.polled().contains(id) && state.execution(id).attempt() == attempt) {
      polled(state, state.execution(id));
    } else if (state.goesOn()
        && state.waiting().contains(id)
        && state.execution(id).attempt() == attempt) {
      deciding.append(new TimerFired(id, deciding.calls(List.of(id))));
    }
  }

  private void polled(State state, Execution execution) {
    Instant deadline = Deciding.deadline(execution);
    if (!state.goesOn()) {
      return; // it is asked when it goes on again
    }
    if (deadline == null || deciding.now.isBefore(deadline)) {
      deciding.poll(execution.id());
      return;
    }
    int id = execution.id();
    String step = deciding.program.step(execution.transition());
    Failure failure =
        new Failure(
            TimeoutException.class.getName(),
            "what step '" + step + "' submitted had not ended when its time was over",
            "");
    end(
        new Occurrence.Answered(
            id, execution.attempt(), Status.FAILED, List.of(), failure, null, null),
        policy(id));
    deciding.command(new Command.Interrupt(id, execution.attempt(), false));
  }

  /** The action of a step that polls has ended. */
  void submitted(Occurrence.SubmittedNow submitted) {
    int id = submitted.execution();
    State before = deciding.state();
    if (!before.open().contains(id) || before.execution(id).attempt() != submitted.attempt()) {
      deciding.late(id, submitted.attempt(), false, "SUBMITTED", null);
      return;
    }
    Polling polling = deciding.program.polling(before.execution(id).transition());
    Instant deadline = polling == null ? null : polling.deadline(deciding.now);
    boolean waits = before.goesBack(id);
    Submitted alone =
        new Submitted(id, submitted.attempt(), submitted.began(), deadline, Advance.NONE);
    Advance advance =
        waits
            ? Advance.NONE
            : Walk.from(
                deciding.program, deciding.after(alone), deciding.left().places(), deciding.guards);
    deciding.append(new Submitted(id, submitted.attempt(), submitted.began(), deadline, advance));
    unfinished(new Occurrence.Unfinished(id, submitted.attempt()));
    deciding.goOn(before.isGoingBack());
  }

  /** What was submitted goes on, so it is asked for again. */
  void unfinished(Occurrence.Unfinished unfinished) {
    int id = unfinished.execution();
    State state = deciding.state();
    if (state.goesOn()
        && state.polled().contains(id)
        && state.execution(id).attempt() == unfinished.attempt()) {
      Execution execution = state.execution(id);
      Polling polling = deciding.program.polling(execution.transition());
      if (polling != null) {
        Instant next = polling.next(deciding.now, Deciding.deadline(execution));
        deciding.wake(id, execution.attempt(), false, next);
      }
    }
  }

  /** What runs in blocks that were left is not waited for any more. */
  void leftExpired(Ints executions) {
    for (int id : executions.list()) {
      State state = deciding.state();
      if (state.leaving() == null
          && state.open().contains(id)
          && deciding.left().holds(state.execution(id))) {
        int attempt = state.execution(id).attempt();
        end(
            new Occurrence.Answered(id, attempt, Status.CUT_OFF, List.of(), null, null, null),
            Policy.COMPENSATE);
        deciding.command(new Command.Interrupt(id, attempt, false));
      }
    }
  }

  /** The execution ended; if it failed, something follows from that. */
  void end(Occurrence.Answered answer, Policy policy) {
    State state = deciding.state();
    int step = state.execution(answer.execution()).transition();
    follow(answer, FailedSteps.policy(deciding.program, state, step, policy));
  }

  /** The execution ended; if it failed, just this follows from that. */
  void follow(Occurrence.Answered answer, Policy policy) {
    State before = deciding.state();
    int id = answer.execution();
    boolean over = before.goesBack(id);
    boolean left = deciding.left().holds(before.execution(id));
    Policy follows = answer.failure() == null || over || left ? null : policy;
    boolean goesOn = follows == null || follows == Policy.IGNORE;
    if (before.reservation() != null
        && deciding
            .rollbacks()
            .takes(id, outcome(answer, goesOn ? follows : Policy.HOLD, Advance.NONE))) {
      return;
    }
    if (goesOn && !over) {
      Draft begun = deciding.begin(answer, follows);
      deciding.append(outcome(answer, follows, walk(begun, id)), begun);
    } else {
      deciding.append(outcome(answer, follows, Advance.NONE));
    }
    deciding.goOn(before.isGoingBack());
  }

  private Advance walk(Standpoint after, int id) {
    int transition = after.execution(id).transition();
    List<Integer> places = deciding.program.transition(transition).outputs();
    Leave left = deciding.left();
    if (!left.isNone()) {
      places = new ArrayList<>(places);
      places.addAll(left.places());
    }
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
