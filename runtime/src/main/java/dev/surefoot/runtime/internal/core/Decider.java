package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Net;
import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.Created;
import dev.surefoot.runtime.event.DeadlinePassed;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One decision of {@link Core#decide}: who decides about which occurrence. */
final class Decider {
  private final Deciding deciding;
  private final GoingBack back;
  private final Rollbacks rollbacks;
  private final Answers answers;
  private final Pending pending;
  private final Ints leftBefore;

  Decider(Program program, @Nullable State state, Guards guards, Instant now) {
    this.deciding = new Deciding(program, state, guards, now);
    this.back = new GoingBack(deciding);
    this.rollbacks = new Rollbacks(deciding, back);
    this.answers = new Answers(deciding, back, rollbacks);
    this.pending = new Pending(deciding, back, rollbacks);
    this.leftBefore = state == null ? Ints.EMPTY : runningIn(deciding.left(), state);
  }

  Decision decide(Occurrence occurrence) {
    decided(occurrence);
    if (!deciding.refused()) {
      new FailedSteps(deciding, rollbacks, answers).goBack();
      pending.begin();
      back.endFailed();
      awaitLeft();
    }
    return deciding.done();
  }

  /** Calls in blocks that have begun to be left are awaited as long as others that are settled. */
  private void awaitLeft() {
    Ints running = runningIn(deciding.left(), deciding.state()).minus(leftBefore);
    if (!running.isEmpty()) {
      deciding.command(new Command.AwaitLeft(running));
    }
  }

  private static Ints runningIn(Leave left, State state) {
    return left.of(state, state.open());
  }

  private void decided(Occurrence occurrence) {
    if (occurrence instanceof Occurrence.Start start) {
      start(start);
    } else if (occurrence instanceof Occurrence.Answered answer) {
      answers.answered(answer);
    } else if (occurrence instanceof Occurrence.SubmittedNow submitted) {
      answers.submitted(submitted);
    } else if (occurrence instanceof Occurrence.Unfinished unfinished) {
      answers.unfinished(unfinished);
    } else if (occurrence instanceof Occurrence.Completed completed) {
      pending.completed(completed);
    } else if (occurrence instanceof Occurrence.LeftExpired expired) {
      answers.leftExpired(expired.executions());
    } else if (occurrence instanceof Occurrence.UndoAnswered answer) {
      back.answered(answer);
    } else if (occurrence instanceof Occurrence.TimedOut timeout) {
      timedOut(timeout);
    } else if (occurrence instanceof Occurrence.Due due) {
      due(due);
    } else if (occurrence instanceof Occurrence.SettleExpired expired) {
      settleExpired(expired);
    } else if (occurrence instanceof Occurrence.TakenOver takenOver) {
      new Takeover(deciding, answers, back).takenOver(takenOver);
    } else if (occurrence instanceof Occurrence.GivenBack given) {
      new Takeover(deciding, answers, back).givenBack(given);
    } else if (occurrence instanceof Occurrence.NotCalled call) {
      new Takeover(deciding, answers, back).notCalled(call);
    } else if (occurrence instanceof Occurrence.Asked asked) {
      new Requests(deciding, answers, back, rollbacks).asked(asked);
    } else if (occurrence instanceof Occurrence.RollbackAsked asked) {
      rollbacks.asked(asked);
    } else if (occurrence instanceof Occurrence.DeadlineCame && deciding.state().ended() == null) {
      deciding.append(new DeadlinePassed());
    }
  }

  private void start(Occurrence.Start start) {
    Created alone = new Created(start.flow(), start.key(), start.fingerprint());
    if (!start.begin()) {
      deciding.append(alone);
      return;
    }
    List<Integer> source = List.of(Net.SOURCE);
    Advance begun = Walk.from(deciding.program, deciding.after(alone), source, deciding.guards);
    deciding.append(new Created(start.flow(), start.key(), start.fingerprint(), begun));
    back.goOn(false);
  }

  private void timedOut(Occurrence.TimedOut timeout) {
    if (timeout.undo()) {
      back.timedOut(timeout);
    } else {
      answers.timedOut(timeout);
    }
  }

  private void due(Occurrence.Due due) {
    if (due.undo()) {
      back.due(due.execution(), due.attempt());
    } else if (deciding.state().pending().contains(due.execution())) {
      pending.due(due.execution(), due.attempt());
    } else {
      answers.due(due.execution(), due.attempt());
    }
  }

  /** Not if it has begun to undo, or to do something else, since the time began. */
  private void settleExpired(Occurrence.SettleExpired expired) {
    State now = deciding.state();
    if (now.leaving() == expired.leaving()
        && Objects.equals(now.rollback(), expired.rollback())
        && (now.undoing() == null || !now.undoes())) {
      back.cutOff();
    }
  }
}
