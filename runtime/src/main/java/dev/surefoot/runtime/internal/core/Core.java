package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.CorrelationFailed;
import dev.surefoot.runtime.event.Created;
import dev.surefoot.runtime.event.Datum;
import dev.surefoot.runtime.event.DeadlinePassed;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.FailPathBegun;
import dev.surefoot.runtime.event.GoingBackEnded;
import dev.surefoot.runtime.event.LateRefused;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.OwnerChanged;
import dev.surefoot.runtime.event.PlanAdopted;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.event.RequestAccepted;
import dev.surefoot.runtime.event.ReservationDropped;
import dev.surefoot.runtime.event.RetryDue;
import dev.surefoot.runtime.event.RollbackBegun;
import dev.surefoot.runtime.event.Started;
import dev.surefoot.runtime.event.Submitted;
import dev.surefoot.runtime.event.TimerFired;
import dev.surefoot.runtime.event.TimerSet;
import dev.surefoot.runtime.event.UndoDone;
import dev.surefoot.runtime.event.UndoFailed;
import dev.surefoot.runtime.event.UndoSettled;
import dev.surefoot.runtime.event.WaitAnswered;
import dev.surefoot.runtime.event.WaitOpened;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engine's mind: two pure functions.
 *
 * <pre>
 *   decide(program, state, occurrence, guards, now) -> events to append, commands for afterwards
 *   apply(program, state, event)               -> the next state
 * </pre>
 *
 * <p><b>The journal is the instance.</b> {@code decide} builds its own next state with {@code
 * apply} and with nothing else, so a state that was replayed from the journal equals the one that
 * lived. Everything that is not a function of state and occurrence - what a guard said, what a step
 * answered, when - stands in an event, and is never asked again.
 *
 * <p><b>The state is an occurrence net.</b> A token ({@link Token}) knows the executions that made
 * it. A silent firing passes its token's causes on, a join unites them, and an execution keeps the
 * token that it consumed. So the causal order of what happened is read off the executions: an
 * execution's causes are those of its token. The graph of the flow is not asked for it, and could
 * not say it: in a loop it knows neither the visit nor the branch. A token also knows which
 * execution made each datum ({@link Env}), so a step reads what was made on its own way, and an
 * undo what its execution read, whatever has happened since.
 *
 * <p><b>One commit a step.</b> The event of an outcome carries what follows from it ({@link
 * dev.surefoot.runtime.event.Advance}): the silent firings, with them what each choice decided, and
 * the attempts that it hands out. A command to call a step is given only together with the event
 * that hands it out, and the host carries it out only when that event is durable. So after a crash:
 * what has an outcome is never called again, what was handed out without one is ({@link
 * Occurrence.TakenOver}), and what was not handed out was not called.
 *
 * <p><b>Another attempt.</b> A failed attempt that is followed by another is an event with the time
 * at which that is due ({@link RetryDue}); the host sets a timer, and sets it again after a
 * restart. Whether the thrown is worth it, when it was thrown and how much the time varies come
 * with the occurrence, so the decision needs neither clock nor dice. An execution whose last
 * attempt failed is undone, ignored, or held, as its policy says ({@link Tries}).
 *
 * <p><b>Pauses and awaits</b> are executions too, so that what was undone of them, and what came
 * after them, is told as of any step. They begin, and their time goes on, also while the instance
 * is stopped: nothing is called for it. What a step that polls has submitted stands in the journal;
 * that it was asked for the end does not, until it has come.
 *
 * <p><b>Cancelling exits</b> ({@link Exit}). When a token comes in front of one, what waits in the
 * blocks that it leaves is withdrawn by that, what runs is awaited, and nothing of them goes on. It
 * fires when nothing runs in them any more. Its token then comes from all that was there, so that
 * whatever follows is undone before.
 *
 * <p><b>Stopped</b> is not a place but a wish: outcomes are recorded and silent transitions fire as
 * ever, but nothing is handed out, so tokens wait in front of their steps, where {@code start}
 * finds them. What an instance does and what was asked of it are kept apart, and the state that is
 * shown is made of both ({@link State#shown}); {@link Life} says what can be asked in which.
 *
 * <p><b>Leaving</b> ({@link Leaving}) is what an instance does that goes forward no more: for a
 * failure or by request, with undos or without. <b>Going back</b> has two parts. At first the
 * instance only settles: running calls are awaited and their outcomes recorded without successor.
 * When nothing runs, one plan ({@link PlanAdopted}) names every undo to call, and a cursor ({@link
 * Undoing}) that counts the consequences of each execution says which may start. The plan is
 * durable before the first undo is called, and each undo's end is durable before what it enables,
 * so a crash at any point goes on where it was: undos without an end are called again, those that
 * failed are not.
 *
 * <p><b>On a failure</b> ({@link FailPath}) an instance settles too, and then, if its flow says
 * what it does, that begins with one token, which takes the place of all others and comes from all
 * that has happened. From there it goes forward as ever, and ends as failed. Whatever is undone
 * then is undone as a whole: to a step before the failure nothing goes back.
 *
 * <p><b>Back to a step</b> ({@link PartialRollback}) is the same with a part of the net: what came
 * from the target, which {@link Descent} reads off the executions. When it begins, the tokens that
 * came from it leave the marking, so nothing of it goes on, and joins wait for it; the rest goes
 * forward as ever. When the last undo is done, the tokens that the target and un-fired joins had
 * taken are put back ({@link Token#parts}), and the net goes on from a marking that a run without
 * the undone part could have had. {@link Legality} says where an instance may go back to, {@link
 * Plan} what that does; neither changes anything.
 *
 * <p><b>Fencing.</b> An attempt has a number, and only the latest attempt of an open execution is
 * listened to. Whatever else answers is taken down as late and changes nothing.
 */
public final class Core {
  /** How many attempts in a row may be lost before the next one waits for a decision. */
  public static final int LOST_IN_A_ROW = 5;

  private Core() {}

  /**
   * What follows from an occurrence; null is the state of an instance that does not exist.
   *
   * @param now when it happens
   */
  public static Decision decide(
      Program program, @Nullable State state, Occurrence occurrence, Guards guards, Instant now) {
    return new Decider(program, state, guards, now).decide(occurrence);
  }

  /**
   * The state after an event; null is the state of an instance that does not exist.
   *
   * @throws ReplayException if the event does not fit the state or the program
   */
  public static State apply(Program program, @Nullable State state, Event event) {
    if (event instanceof Created created) {
      return created(program, created.begun());
    }
    if (state == null) {
      throw new ReplayException("a journal does not begin with " + event.getClass());
    }
    Draft draft = new Draft(program, state);
    apply(program, draft, event);
    return done(draft, state);
  }

  private static State created(Program program, @Nullable Advance begun) {
    State created = program.created();
    if (begun == null) {
      return created;
    }
    Draft draft = new Draft(program, created);
    draft.start();
    follow(draft, begun);
    return done(draft, created);
  }

  /** The state after an outcome, as far as it is known without what follows from it. */
  static Draft begin(
      Program program, State state, Occurrence.Answered answer, @Nullable Policy policy) {
    Draft draft = new Draft(program, state);
    List<Datum> data = answer.data();
    List<String> keys = data.isEmpty() ? List.of() : data.stream().map(Datum::key).toList();
    new Ending(answer.execution(), answer.status(), keys, answer.failure(), policy)
        .apply(program, draft);
    draft.withdrawLeft();
    return draft;
  }

  /** The state after an outcome that was begun to be applied: the same as if all of it were. */
  static State follow(Draft begun, State before, Advance advance) {
    follow(begun, advance);
    return done(begun, before);
  }

  private static State done(Draft draft, State before) {
    draft.withdrawLeft();
    State next = draft.done();
    Life.check(before.shown(), next.shown());
    return next;
  }

  private static void follow(Draft draft, Advance advance) {
    draft.advance(advance);
    draft.handOut(advance, Calls.Again.ASKED);
  }

  private static void apply(Program program, Draft draft, Event event) {
    if (event instanceof Started) {
      draft.start();
      follow(draft, event.advance());
    } else if (event instanceof Outcome outcome) {
      outcome(program, draft, outcome);
    } else if (event instanceof RetryDue retry) {
      if (retry.undo()) {
        draft.undoWaits(retry.execution(), retry.due());
      } else {
        draft.waits(retry.execution(), retry.due());
      }
    } else if (event instanceof TimerFired fired) {
      timerFired(draft, fired);
    } else if (event instanceof TimerSet timer) {
      draft.pending(
          timer.execution(), program.transition(timer.pause()), timer.visit(), timer.due(), null);
    } else if (event instanceof WaitOpened wait) {
      draft.pending(
          wait.execution(),
          program.transition(wait.await()),
          wait.visit(),
          wait.due(),
          wait.correlation());
    } else if (event instanceof CorrelationFailed) {
      draft.advance(event.advance());
    } else if (event instanceof WaitAnswered answered) {
      answered(program, draft, answered);
    } else if (event instanceof Submitted submitted) {
      draft.submitted(submitted.execution(), new Submission(submitted.deadline(), true));
      follow(draft, submitted.advance());
    } else if (event instanceof RequestAccepted request) {
      requested(draft, request);
    } else if (event instanceof OwnerChanged owner) {
      ownerChanged(draft, owner);
    } else if (!(event instanceof LateRefused || event instanceof DeadlinePassed)) {
      goingBack(draft, event);
    }
  }

  private static void timerFired(Draft draft, TimerFired fired) {
    draft.over(fired.execution());
    draft.advance(fired.advance());
    draft.handOut(fired.advance(), Calls.Again.DUE);
  }

  private static void answered(Program program, Draft draft, WaitAnswered answered) {
    if (answered.comesEarly()) {
      draft.keep(new Kept(program.transition(answered.await()), answered.visit()));
      return;
    }
    draft.answered(answered.execution(), Ints.of(program.datumMade(answered.datum())));
    follow(draft, answered.advance());
  }

  private static void goingBack(Draft draft, Event event) {
    if (event instanceof RollbackBegun begun) {
      draft.begin(begun);
    } else if (event instanceof FailPathBegun) {
      draft.failPath();
      draft.advance(event.advance());
    } else if (event instanceof PlanAdopted plan) {
      draft.plan(plan.mode(), plan.undos());
    } else if (event instanceof UndoDone done) {
      draft.undone(done.execution(), Execution.Undo.DONE);
    } else if (event instanceof UndoFailed failed) {
      draft.undoFailed(failed.execution(), failed.passed());
    } else if (event instanceof UndoSettled settled) {
      draft.undone(settled.execution(), Execution.Undo.SETTLED);
    } else if (event instanceof GoingBackEnded ended) {
      ended(draft, ended);
    } else if (event instanceof ReservationDropped) {
      draft.reserve(null);
      draft.advance(event.advance());
    } else {
      throw new ReplayException(
          "this engine does not know what to do with " + event.getClass().getSimpleName());
    }
    draft.handOut(event.advance(), Calls.Again.ASKED);
  }

  private static void ended(Draft draft, GoingBackEnded event) {
    if (event.end() == GoingBackEnded.End.RESUMED) {
      draft.resume();
      draft.advance(event.advance());
    } else {
      draft.end(InstanceState.valueOf(event.end().name()));
    }
  }

  private static void outcome(Program program, Draft draft, Outcome outcome) {
    Ending ending =
        new Ending(
            outcome.execution(),
            outcome.status(),
            outcome.keys(),
            outcome.failure(),
            outcome.policy());
    if (ending.apply(program, draft)) {
      follow(draft, outcome.advance());
    }
  }

  private static void requested(Draft draft, RequestAccepted event) {
    switch (event.request()) {
      case RETRY -> draft.releaseAwaits(event.step());
      case START -> {
        if (!draft.isStopped()) { // what is held is asked again
          draft.releaseAwaits(null);
        }
        draft.stop(false);
        draft.start();
      }
      case STOP -> draft.stop(true);
      case CANCEL -> draft.cancel(false, event.why());
      case CANCEL_WITH_UNDO -> draft.cancel(true, event.why());
      case RESERVE -> {
        if (event.rollback() != null) {
          draft.reserve(new Reservation(event.rollback(), event.by(), event.why()));
        }
      }
      case CANCEL_RESERVATION -> draft.reserve(null);
      default -> {} // what is asked for is in what follows
    }
    follow(draft, event.advance());
  }

  private static void ownerChanged(Draft draft, OwnerChanged event) {
    event.unused().forEach(draft::unused); // before what waits, which then was not lost either
    event.held().forEach(id -> draft.lost(id, Execution.Run.HELD));
    event.waiting().forEach(id -> draft.lost(id, Execution.Run.WAITING));
    event.waitingUndos().forEach(draft::undoLost);
    event.unusedUndos().forEach(draft::undoUnused);
    draft.handOut(event.advance(), Calls.Again.LOST);
    event.uncounted().forEach(draft::unused); // it may have begun, as any that was handed out
  }
}
