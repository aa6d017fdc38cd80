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
  private final Ints leftBefore;

  Decider(Program program, @Nullable State state, Guards guards, Instant now) {
    this.deciding = new Deciding(program, state, guards, now);
    this.leftBefore = state == null ? Ints.EMPTY : runningIn(deciding.left(), state);
  }

  Decision decide(Occurrence occurrence) {
    decided(occurrence);
    if (!deciding.refused()) {
      goBackFailed();
      if (!deciding.program.waits().places().isEmpty()) {
        deciding.pending().begin();
      }
      if (deciding.state().onFailPath()) {
        deciding.back().endFailed();
      }
      awaitLeft();
    }
    return deciding.done();
  }

  private void goBackFailed() {
    if (!deciding.state().postponed().isEmpty()) {
      new FailedSteps(deciding).goBack();
    }
  }

  /** Calls in blocks that have begun to be left are awaited as long as others that are settled. */
  private void awaitLeft() {
    if (deciding.program.exits().isEmpty()) {
      return;
    }
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
      deciding.answers().answered(answer);
    } else if (occurrence instanceof Occurrence.SubmittedNow submitted) {
      deciding.answers().submitted(submitted);
    } else if (occurrence instanceof Occurrence.Unfinished unfinished) {
      deciding.answers().unfinished(unfinished);
    } else if (occurrence instanceof Occurrence.Completed completed) {
      deciding.pending().completed(completed);
    } else if (occurrence instanceof Occurrence.LeftExpired expired) {
      deciding.answers().leftExpired(expired.executions());
    } else if (occurrence instanceof Occurrence.UndoAnswered answer) {
      deciding.back().answered(answer);
    } else if (occurrence instanceof Occurrence.TimedOut timeout) {
      timedOut(timeout);
    } else if (occurrence instanceof Occurrence.Due due) {
      due(due);
    } else if (occurrence instanceof Occurrence.SettleExpired expired) {
      settleExpired(expired);
    } else if (occurrence instanceof Occurrence.TakenOver takenOver) {
      new Takeover(deciding).takenOver(takenOver);
    } else if (occurrence instanceof Occurrence.GivenBack given) {
      new Takeover(deciding).givenBack(given);
    } else if (occurrence instanceof Occurrence.NotCalled call) {
      new Takeover(deciding).notCalled(call);
    } else if (occurrence instanceof Occurrence.Asked asked) {
      new Requests(deciding).asked(asked);
    } else if (occurrence instanceof Occurrence.RollbackAsked asked) {
      deciding.rollbacks().asked(asked);
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
    deciding.goOn(false);
  }

  private void timedOut(Occurrence.TimedOut timeout) {
    if (timeout.undo()) {
      deciding.back().timedOut(timeout);
    } else {
      deciding.answers().timedOut(timeout);
    }
  }

  private void due(Occurrence.Due due) {
    if (due.undo()) {
      deciding.back().due(due.execution(), due.attempt());
    } else if (deciding.state().pending().contains(due.execution())) {
      deciding.pending().due(due.execution(), due.attempt());
    } else {
      deciding.answers().due(due.execution(), due.attempt());
    }
  }

  /** Not if it has begun to undo, or to do something else, since the time began. */
  private void settleExpired(Occurrence.SettleExpired expired) {
    State now = deciding.state();
    if (now.leaving() == expired.leaving()
        && Objects.equals(now.rollback(), expired.rollback())
        && (now.undoing() == null || !now.undoes())) {
      deciding.back().cutOff();
    }
  }
}
