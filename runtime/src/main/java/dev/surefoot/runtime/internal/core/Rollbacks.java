package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.ChoiceFailed;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.RequestAccepted;
import dev.surefoot.runtime.event.ReservationDropped;
import dev.surefoot.runtime.event.RollbackBegun;
import dev.surefoot.runtime.event.RollbackOrder;
import dev.surefoot.runtime.internal.core.Legality.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides whether rollbacks to a step begin, at once or when a step has ended. */
final class Rollbacks {
  private final Deciding deciding;

  Rollbacks(Deciding deciding) {
    this.deciding = deciding;
  }

  void asked(Occurrence.RollbackAsked asked) {
    switch (asked.request()) {
      case ROLL_BACK -> execute(asked);
      case RESERVE -> reserve(asked);
      default -> cancelReservation(asked);
    }
  }

  private void execute(Occurrence.RollbackAsked asked) {
    RollbackPlan expected = Objects.requireNonNull(asked.plan());
    Verdict verdict = new Legality(deciding.program, deciding.state()).check(expected.rollback());
    if (verdict.refusal() != null) {
      deciding.refuse(verdict.refusal().code(), verdict.refusal().text());
      return;
    }
    Plan plan = verdict.get();
    RollbackPlan now =
        PlanTelling.of(deciding.program, deciding.state(), expected.rollback(), plan);
    String difference = PlanDifference.of(expected, now);
    if (!difference.isEmpty()) {
      deciding.refuse(ErrorCode.PLAN_CHANGED, "the plan is out of date: " + difference);
      return;
    }
    deciding.append(request(asked, plan.order(), Advance.NONE));
    begin(plan, asked.by(), asked.why());
  }

  private static RequestAccepted request(
      Occurrence.RollbackAsked asked, @Nullable RollbackOrder order, Advance advance) {
    return new RequestAccepted(
        asked.request(), asked.by(), asked.why(), null, null, order, asked.remark(), advance);
  }

  /** Begins with a plan that was found legal. */
  void begin(Plan plan, String by, String why) {
    Reservation reserved = deciding.state().reservation();
    if (reserved != null && !reserved.order().equals(plan.order())) {
      RollbackOrder order = reserved.order();
      if (plan.scope().contains(order.start()) || plan.scope().contains(order.target())) {
        drop("it goes back to " + name(plan.order().target()), Advance.NONE);
      }
    }
    List<String> choices =
        deciding.state().heldChoices().stream()
            .map(ChoiceFailed::choice)
            .filter(choice -> !plan.left().has(deciding.program.decisionPlace(choice)))
            .toList();
    deciding.append(new RollbackBegun(plan.order(), plan.scope().list(), choices, by, why));
    deciding.goOn(false);
  }

  private void drop(String why, Advance advance) {
    deciding.append(new ReservationDropped(why, advance));
  }

  private void reserve(Occurrence.RollbackAsked asked) {
    State state = deciding.state();
    Rollback wish = Objects.requireNonNull(asked.rollback());
    if (state.reservation() != null) {
      RollbackOrder other = state.reservation().order();
      deciding.refuse(
          ErrorCode.RESERVATION_EXISTS,
          "a rollback to "
              + name(other.target())
              + " is reserved already, for when "
              + name(other.start())
              + " has ended; cancel it first");
      return;
    }
    if (wish.mode() == Rollback.Mode.CAUSAL || wish.start() == null) {
      deciding.refuse(
          ErrorCode.PARAMETER_INVALID,
          "a reservation goes by TOKEN or ANY, and from a step that runs; causal() needs none");
      return;
    }
    int start = running(wish.start());
    if (start == 0) {
      deciding.refuse(
          ErrorCode.STEP_STATE,
          "'" + wish.start() + "' does not run; a rollback from it can be executed, not reserved");
      return;
    }
    Verdict verdict =
        new Legality(deciding.program, state.withHeld(deciding.program, start)).check(wish);
    if (verdict.refusal() != null) {
      deciding.refuse(verdict.refusal().code(), verdict.refusal().text());
    } else if (deciding.program.isIrreversible(state.execution(start)) && !wish.passOver()) {
      deciding.refuse(
          ErrorCode.STEP_IRREVERSIBLE,
          name(start) + " cannot be undone when it has ended; ask to pass over it");
    } else {
      deciding.append(request(asked, verdict.get().order(), Advance.NONE));
    }
  }

  private int running(String step) {
    State state = deciding.state();
    for (int id : state.standing().all().minus(state.held()).list()) {
      Execution execution = state.execution(id);
      boolean same =
          deciding.program.step(execution.transition()).equals(step)
              || deciding.program.name(execution).equals(step);
      if (same && !state.goesBack(id)) {
        return id;
      }
    }
    return 0;
  }

  private void cancelReservation(Occurrence.RollbackAsked asked) {
    Reservation reserved = deciding.state().reservation();
    if (reserved == null) {
      deciding.refuse(ErrorCode.RESERVATION_UNKNOWN, "no rollback is reserved");
      return;
    }
    deciding.append(request(asked, null, onwards(reserved.order().start())));
  }

  /** What would have followed the end of a step, had nothing been reserved. */
  private Advance onwards(int start) {
    State state = deciding.state();
    return Walk.from(deciding.program, state, after(start, state.marking()), deciding.guards);
  }

  /** Where the token is that a step has made for which something is reserved. */
  private List<Integer> after(int start, Marking marking) {
    Execution execution = deciding.state().execution(start);
    return execution.hasFinished()
        ? deciding.program.after(execution).stream().filter(marking::has).toList()
        : List.of();
  }

  /** The places at which steps may begin when it is started, but where something is reserved. */
  List<Integer> ready(Marking marking) {
    Reservation reserved = deciding.state().reservation();
    List<Integer> ready = new ArrayList<>(deciding.program.readyPlaces(marking));
    if (reserved != null) {
      ready.removeAll(after(reserved.order().start(), marking));
    }
    return ready;
  }

  /**
   * Whether what was reserved for the end of an execution takes the place of all that would follow.
   *
   * @param ended how it ends: alone, with nothing that follows; one that failed is held
   */
  boolean takes(int execution, Event ended) {
    State before = deciding.state();
    Reservation reserved = before.reservation();
    if (reserved == null
        || reserved.order().start() != execution
        || before.goesBack(execution)
        || deciding.left().holds(before.execution(execution))) {
      return false;
    }
    State after = deciding.after(ended);
    if (after.stopped()) {
      deciding.append(ended);
      return true;
    }
    Verdict verdict = new Legality(deciding.program, after).check(reserved.order());
    if (verdict.refusal() != null) {
      drop(verdict.refusal().text(), Advance.NONE);
      return false;
    }
    deciding.append(ended);
    begin(verdict.get(), reserved.by(), reserved.why());
    return true;
  }

  /** Goes on with what was reserved for the end of a step that ended while it was stopped. */
  void started() {
    State state = deciding.state();
    Reservation reserved = state.reservation();
    if (reserved == null || state.leaving() != null || state.isUnderWay(reserved.order().start())) {
      return;
    }
    Verdict verdict = new Legality(deciding.program, state).check(reserved.order());
    if (verdict.refusal() != null) {
      drop(verdict.refusal().text(), onwards(reserved.order().start()));
    } else {
      begin(verdict.get(), reserved.by(), reserved.why());
    }
  }

  private String name(int id) {
    return deciding.program.name(deciding.state().execution(id));
  }
}
