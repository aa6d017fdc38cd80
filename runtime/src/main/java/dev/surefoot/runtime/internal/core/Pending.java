package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Transition;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.CorrelationFailed;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.event.TimerFired;
import dev.surefoot.runtime.event.TimerSet;
import dev.surefoot.runtime.event.WaitAnswered;
import dev.surefoot.runtime.event.WaitOpened;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides when pauses and awaits begin, and what follows from their end. */
final class Pending {
  private final Deciding deciding;

  Pending(Deciding deciding) {
    this.deciding = deciding;
  }

  /** Begins all pauses and awaits that have their token, also while the instance is stopped. */
  void begin() {
    int place = next();
    while (place >= 0) {
      begin(deciding.program.consumers(place)[0]);
      place = next();
    }
  }

  private int next() {
    State state = deciding.state();
    if (state.leaving() == null && state.ended() == null) {
      for (int place : deciding.program.waits().places()) {
        if (state.marking().has(place)
            && !deciding.left().holds(place)
            && !state.hasFailed(deciding.program.step(deciding.program.consumers(place)[0]))) {
          return place;
        }
      }
    }
    return -1;
  }

  private void begin(int transition) {
    State before = deciding.state();
    String name = deciding.program.step(transition);
    int id = before.executions().size() + 1;
    int visit = before.visits().get(transition) + 1;
    Instant due = deciding.program.waits().due(transition, deciding.now);
    Kept kept = new Kept(transition, visit);
    if (deciding.program.transition(transition).kind() == Transition.Kind.TIMER && due != null) {
      deciding.append(new TimerSet(id, name, visit, due));
      deciding.wake(id, 1, false, due);
    } else if (before.kept().contains(kept)) {
      deciding.append(new WaitOpened(id, name, visit, due, null));
      deciding.guards.takes(kept, id);
      answer(id, deciding.program.answerDatum(transition), "");
    } else {
      correlate(transition, name, before);
    }
  }

  /** It begins with the key by which it is found from outside, if it has one. */
  private void correlate(int transition, String name, State before) {
    Env env = before.marking().token(deciding.program.entry(transition)).env();
    try {
      open(transition, deciding.guards.correlation(name, env));
    } catch (Guards.Threw e) {
      Policy policy = deciding.program.onFailure(deciding.program.transition(transition));
      deciding.append(new CorrelationFailed(name, Failure.of(e.thrown()), policy));
      if (policy == Policy.IGNORE) {
        open(transition, null);
      } else {
        deciding.goOn(before.isGoingBack());
      }
    }
  }

  private void open(int transition, @Nullable String correlation) {
    State before = deciding.state();
    int id = before.executions().size() + 1;
    int visit = before.visits().get(transition) + 1;
    Instant due = deciding.program.waits().due(transition, deciding.now);
    String await = deciding.program.step(transition);
    deciding.append(new WaitOpened(id, await, visit, due, correlation));
    if (due != null) {
      deciding.wake(id, 1, false, due);
    }
  }

  /** The time of one is over, unless a clock was slow. */
  void due(int id, int attempt) {
    State state = deciding.state();
    Instant due = state.execution(id).calls().due();
    if (due == null || state.execution(id).attempt() != attempt) {
      return;
    }
    if (deciding.now.isBefore(due)) {
      deciding.wake(id, 1, false, due);
      return;
    }
    int over = deciding.program.waits().over(state.execution(id).transition());
    TimerFired alone = new TimerFired(id, Advance.NONE);
    if (!deciding.rollbacks().takes(id, alone)) {
      deciding.append(new TimerFired(id, walk(alone, over)));
      deciding.goOn(state.isGoingBack());
    }
  }

  private Advance walk(Event alone, int transition) {
    List<Integer> places = deciding.program.transition(transition).outputs();
    return Walk.from(deciding.program, deciding.after(alone), places, deciding.guards);
  }

  private void answer(int id, String datum, String by) {
    Execution execution = deciding.state().execution(id);
    String await = deciding.program.step(execution.transition());
    WaitAnswered alone = new WaitAnswered(id, await, execution.visit(), datum, by, Advance.NONE);
    if (deciding.rollbacks().takes(id, alone)) {
      return;
    }
    boolean waits = deciding.state().isGoingBack();
    deciding.append(
        new WaitAnswered(
            id, await, execution.visit(), datum, by, walk(alone, execution.transition())));
    deciding.goOn(waits);
  }

  /** Somebody answers from outside. */
  void completed(Occurrence.Completed completed) {
    State state = deciding.state();
    int transition = deciding.program.awaitOf(completed.await());
    String refused = refused(state, transition);
    if (transition < 0) {
      deciding.refuse(
          ErrorCode.STEP_UNKNOWN,
          "flow '" + deciding.program.net().flow() + "' has no await '" + completed.await() + "'");
    } else if (refused != null) {
      deciding.refuse(ErrorCode.ILLEGAL_STATE, refused);
    } else {
      completed(completed, transition);
    }
  }

  private @Nullable String refused(State state, int transition) {
    boolean comes = state.leaving() == Leaving.FAIL_PATH && comesOnFailure(state, transition);
    boolean goesOn = state.ended() == null && (state.leaving() == null || comes);
    return goesOn ? null : "it is " + state.shown() + ", and waits for no answer any more";
  }

  /** Whether an await is of what the flow does on a failure, and that has not begun. */
  private boolean comesOnFailure(State state, int transition) {
    return deciding.program.isOnFailure(transition) && !state.onFailPath();
  }

  private void completed(Occurrence.Completed completed, int transition) {
    State state = deciding.state();
    int visit = completed.visit();
    int last = state.visits().get(transition);
    int answered = state.answered(deciding.program, completed);
    if (answered > state.executions().size()) { // it needs no key any more
      open(transition, null);
    }
    if (answered >= 0) {
      answer(answered, completed.datum(), completed.by());
    } else if (visit == 0) {
      notAwaited(
          completed,
          comesOnFailure(state, transition)
              ? "stands in onFailure(), which has not begun: answer it when it waits, or now by its"
                  + " answer key"
              : "is not waiting now");
    } else if (visit <= last) {
      over(completed, state, transition);
    } else if (visit > last + 1) {
      deciding.refuse(
          ErrorCode.ANSWER_KEY_UNKNOWN,
          "'"
              + completed.await()
              + "' was begun "
              + last
              + " times, and the key is of time "
              + visit);
    } else if (state.kept().contains(new Kept(transition, visit))) {
      answered(completed);
    } else if (!comesOnFailure(state, transition)
        && !Ahead.of(deciding.program, state).contains(completed.await())) {
      notAwaited(completed, "does not come any more");
    } else {
      deciding.append(
          new WaitAnswered(
              0, completed.await(), visit, completed.datum(), completed.by(), Advance.NONE));
    }
  }

  private void over(Occurrence.Completed completed, State state, int transition) {
    for (int id = state.executions().size(); id >= 1; id--) {
      Execution execution = state.execution(id);
      if (execution.transition() == transition && execution.visit() == completed.visit()) {
        switch (execution.run()) {
          case SUCCEEDED -> answered(completed);
          case TIMED_OUT -> notAwaited(completed, "is not waiting any more: its time was over");
          default -> notAwaited(completed, "is not waiting any more: it was cancelled");
        }
        return;
      }
    }
  }

  private void answered(Occurrence.Completed completed) {
    deciding.refuse(ErrorCode.ALREADY_ANSWERED, "'" + completed.await() + "' was answered before");
  }

  private void notAwaited(Occurrence.Completed completed, String why) {
    deciding.refuse(ErrorCode.NOT_AWAITED, "'" + completed.await() + "' " + why);
  }
}
