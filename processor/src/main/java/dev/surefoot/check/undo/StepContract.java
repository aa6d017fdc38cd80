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
 * @param concurrency how many of its calls may run at once; 0 for any number
 * @param written where what is written stands, as far as it is known
 */
public record StepContract(
    String type,
    UndoContract undo,
    Calls calls,
    FailurePolicy onFailure,
    Optional<Calls> undoCalls,
    Optional<Polling> polling,
    int concurrency,
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

  /** Whether it says itself what follows when it has failed for good. */
  public boolean saysOnFailure() {
    return onFailure != FailurePolicy.INHERIT;
  }

  /** What follows when it has failed for good, where this holds around it. */
  public FailurePolicy onFailureIn(FailurePolicy flow) {
    return saysOnFailure() ? onFailure : flow;
  }

  /** Whether the flow goes on without its output when it has failed, where this holds around it. */
  boolean mayBeIgnoredIn(FailurePolicy flow) {
    return onFailureIn(flow) == FailurePolicy.IGNORE && !calls.neverGivesUp();
  }

  /** Whether it can fail so that the flow is undone, where this holds around it. */
  boolean canCompensateIn(FailurePolicy flow) {
    return onFailureIn(flow) == FailurePolicy.COMPENSATE && !calls.neverGivesUp();
  }
}
