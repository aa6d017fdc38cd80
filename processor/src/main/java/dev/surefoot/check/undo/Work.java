package dev.surefoot.check.undo;

import dev.surefoot.FailurePolicy;
import dev.surefoot.model.Source;
import dev.surefoot.model.Subflow;
import org.jspecify.annotations.Nullable;

/**
 * A step that runs a class, in its flow.
 *
 * @param transition its index in the net
 * @param name in the flow
 * @param around the failure policy that holds around it
 * @param within the sub-flow of the checked flow in which it stands, or null for none
 * @param isChecked whether what it says by itself is checked here, and not where a sub-flow stands
 *     alone
 * @param at its class literal; of a step in a sub-flow, where that is made
 */
record Work(
    int transition,
    String name,
    StepContract contract,
    FailurePolicy around,
    @Nullable Subflow within,
    boolean isChecked,
    Source at) {
  /** What follows when it has failed for good. */
  FailurePolicy policy() {
    return contract.onFailureIn(around);
  }

  /** Whether it can fail so that the instance ends, after what the flow does then. */
  boolean canFail() {
    return policy() == FailurePolicy.FAIL && !contract.calls().neverGivesUp();
  }

  boolean canCompensate() {
    return contract.canCompensateIn(around);
  }

  /** Whether both stand in one sub-flow, which is checked by itself. */
  boolean isBesideInSubflow(Work other) {
    return within != null && within == other.within;
  }

  String quoted() {
    return "'" + name + "'";
  }
}
