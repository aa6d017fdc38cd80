package dev.surefoot.check.undo;

import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a flow's tree does not say of failing and of going back.
 *
 * @param policies what the flow and its sub-flows say
 * @param steps of each step class, by its binary name; what is not there is not checked
 */
public record FlowContract(FlowPolicies policies, Map<String, StepContract> steps) {
  public FlowContract {
    steps = Map.copyOf(steps);
  }

  /**
   * The steps whose failure may be ignored, by their names in the flow, each with who says so: its
   * own name, the name of the innermost sub-flow that says something, or empty for the flow.
   */
  public Map<String, String> ignored(FlowModel flow) {
    Map<String, String> ignored = new LinkedHashMap<>();
    flow.bodies().forEach(body -> collect(body, ignored));
    return ignored;
  }

  private void collect(Sequence body, Map<String, String> ignored) {
    for (Node node : body.nodes()) {
      node.runs()
          .map(run -> steps.get(run.binaryName()))
          .ifPresent(
              step -> {
                String name = node.label().orElseThrow().text();
                if (step.mayBeIgnoredIn(policies.around(name))) {
                  ignored.put(name, step.saysOnFailure() ? name : policies.saidBy(name));
                }
              });
      node.branches().forEach(branch -> collect(branch.body(), ignored));
    }
  }
}
