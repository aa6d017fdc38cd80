package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.event.PlanAdopted.Mode;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.event.RollbackOrder;
import dev.surefoot.runtime.internal.core.Legality.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Decides about steps whose failure makes the instance go back to an earlier step. The failure is
 * taken down first, and the step is held; it goes back as soon as it is not stopped and no other
 * going back is under way. If it cannot then, the step's failure policy holds.
 */
final class FailedSteps {
  private final Deciding deciding;

  FailedSteps(Deciding deciding) {
    this.deciding = deciding;
  }

  /** What follows when a step has failed for good; it goes back as often as it is said. */
  static Policy policy(Program program, State state, int transition, Policy otherwise) {
    WayBack back = program.wayBack(transition);
    return back != null && state.timesGone(back) < back.times() ? Policy.BACK_TO : otherwise;
  }

  /** Begins to go back, if a step waits for that and it can. */
  void goBack() {
    Optional<Postponed> next = next();
    while (next.isPresent()) {
      goBack(next.get());
      next = next();
    }
  }

  private Optional<Postponed> next() {
    State now = deciding.state();
    return !now.postponed().isEmpty() && now.goesOn() && now.rollback() == null
        ? now.postponed().stream().filter(one -> one.policy() == Policy.BACK_TO).findFirst()
        : Optional.empty();
  }

  private void goBack(Postponed failed) {
    int id = failed.execution();
    int target = target(id);
    String cannot = "no execution of it that has finished came before";
    if (target > 0) {
      RollbackOrder order = new RollbackOrder(Mode.CAUSAL, target, id, true, false, false);
      Verdict verdict = new Legality(deciding.program, deciding.state()).check(order);
      if (verdict.plan() != null) {
        deciding.rollbacks().begin(verdict.plan(), "", failed.trouble().failure().text());
        return;
      }
      cannot = verdict.why();
    }
    otherwise(failed, cannot);
  }

  /** The latest execution of the target from which a failed one came; 0 if there is none. */
  private int target(int failed) {
    State state = deciding.state();
    WayBack back = deciding.program.wayBack(state.execution(failed).transition());
    int transition = back == null ? -1 : deciding.program.stepOf(back.step());
    for (int id = failed - 1; id >= 1 && transition >= 0; id--) {
      Execution execution = state.execution(id);
      if (execution.transition() == transition
          && execution.stands()
          && execution.hasFinished()
          && new Descent(deciding.program, state, id).contains(failed)) {
        return id;
      }
    }
    return 0;
  }

  /** It cannot go back, so the failure policy of the step holds. */
  private void otherwise(Postponed failed, String why) {
    Execution execution = deciding.state().execution(failed.execution());
    Tries tries = deciding.program.tries(execution.transition());
    WayBack back = deciding.program.wayBack(execution.transition());
    String to = back == null ? "a step" : "'" + back.step() + "'";
    Failure failure = failed.trouble().failure();
    Failure told =
        new Failure(
            failure.type(),
            failure.message() + " (it did not go back to " + to + ": " + why + ")",
            failure.stack());
    deciding
        .answers()
        .follow(
            new Occurrence.Answered(
                execution.id(),
                execution.attempt(),
                execution.entered() ? Status.FAILED : Status.NOT_ENTERED,
                List.of(),
                told,
                null,
                null),
            tries.onFailure());
  }
}
