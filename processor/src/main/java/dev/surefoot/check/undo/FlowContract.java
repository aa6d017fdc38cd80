package dev.surefoot.check.undo;

import dev.surefoot.FailurePolicy;
import dev.surefoot.model.Subflow;
import java.util.Map;

/**
 * What a flow's tree does not say of failing and of going back.
 *
 * @param onFailure what {@code @Flow} says
 * @param steps of each step class, by its binary name; what is not there is not checked
 * @param subflows what {@code @Flow} says of each sub-flow, by the binary name of its class
 */
public record FlowContract(
    FailurePolicy onFailure, Map<String, StepContract> steps, Map<String, FailurePolicy> subflows) {
  public FlowContract {
    steps = Map.copyOf(steps);
    subflows = Map.copyOf(subflows);
  }

  /** What holds inside a sub-flow: what it says itself, else what holds around it. */
  FailurePolicy within(Subflow subflow, FailurePolicy around) {
    FailurePolicy own = saidBy(subflow);
    return own == FailurePolicy.INHERIT ? around : own;
  }

  /** Whether a sub-flow is undone when it stands alone, so that its steps are checked there. */
  boolean compensatesAlone(Subflow subflow) {
    FailurePolicy own = saidBy(subflow);
    return own == FailurePolicy.INHERIT || own == FailurePolicy.COMPENSATE;
  }

  private FailurePolicy saidBy(Subflow subflow) {
    return subflows.getOrDefault(subflow.definition().text(), FailurePolicy.INHERIT);
  }
}
