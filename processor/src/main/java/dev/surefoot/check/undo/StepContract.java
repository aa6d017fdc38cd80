package dev.surefoot.check.undo;

import dev.surefoot.FailurePolicy;
import dev.surefoot.UndoContract;
import dev.surefoot.model.Source;
import java.util.Map;
import java.util.Optional;

/**
 * What a step class says of failing and of going back, as its annotations hold it.
 *
 * @param type the simple name of the class
 * @param undo what {@code @Step} says
 * @param calls of the action
 * @param onFailure what {@code @Step} says
 * @param undoCalls of the undo; empty if there is none
 * @param polling empty if it does not poll
 * @param written where what is written stands, as far as it is known
 */
public record StepContract(
    String type,
    UndoContract undo,
    Calls calls,
    FailurePolicy onFailure,
    Optional<Calls> undoCalls,
    Optional<Polling> polling,
    Map<Part, Source> written) {
  public StepContract {
    written = Map.copyOf(written);
  }

  /** Whether it says in no way how it is undone. */
  boolean saysNothing() {
    return undo == UndoContract.BY_METHOD && undoCalls.isEmpty();
  }

  /** Whether its work cannot be taken back. */
  public boolean isIrreversible() {
    return undo == UndoContract.IRREVERSIBLE;
  }

  /** What follows when it has failed for good, in a flow that says this. */
  public FailurePolicy onFailureIn(FailurePolicy flow) {
    FailurePolicy policy = onFailure == FailurePolicy.INHERIT ? flow : onFailure;
    return policy == FailurePolicy.INHERIT ? FailurePolicy.COMPENSATE : policy;
  }

  /** Whether a flow that says this goes on without its output when it has failed. */
  public boolean mayBeIgnoredIn(FailurePolicy flow) {
    return onFailureIn(flow) == FailurePolicy.IGNORE && !calls.neverGivesUp();
  }

  /** Whether it can fail so that a flow that says this is undone. */
  boolean canCompensateIn(FailurePolicy flow) {
    return onFailureIn(flow) == FailurePolicy.COMPENSATE && !calls.neverGivesUp();
  }
}
