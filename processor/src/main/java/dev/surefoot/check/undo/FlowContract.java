package dev.surefoot.check.undo;

import dev.surefoot.FailurePolicy;
import java.util.Map;

/**
 * What a flow's tree does not say of failing and of going back.
 *
 * @param onFailure what {@code @Flow} says
 * @param steps of each step class, by its binary name; what is not there is not checked
 */
public record FlowContract(FailurePolicy onFailure, Map<String, StepContract> steps) {
  public FlowContract {
    steps = Map.copyOf(steps);
  }
}
