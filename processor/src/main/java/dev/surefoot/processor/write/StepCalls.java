package dev.surefoot.processor.write;

import dev.surefoot.FailurePolicy;
import dev.surefoot.check.undo.FlowPolicies;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import dev.surefoot.processor.FlowClass;
import dev.surefoot.processor.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The named steps of a flow, each with the class that it runs, in the order written. */
final class StepCalls {
  /**
   * A step of the flow: a task, or the action of a choice.
   *
   * @param onFailure what follows where it stands when it has failed for good
   */
  record StepCall(String name, StepType step, FailurePolicy onFailure) {}

  private final Map<String, StepType> types;
  private final FlowPolicies policies;
  private final List<StepCall> calls = new ArrayList<>();

  private StepCalls(Map<String, StepType> types, FlowPolicies policies) {
    this.types = types;
    this.policies = policies;
  }

  static List<StepCall> of(FlowClass flow) {
    StepCalls calls =
        new StepCalls(
            flow.steps().stream()
                .collect(Collectors.toMap(StepType::binaryName, Function.identity())),
            flow.policies());
    flow.model().bodies().forEach(calls::add);
    return calls.calls;
  }

  private void add(Sequence body) {
    for (Node node : body.nodes()) {
      node.runs().ifPresent(run -> add(node.label().orElseThrow().text(), type(run.binaryName())));
      for (Branch branch : node.branches()) {
        add(branch.body());
      }
    }
  }

  private void add(String name, StepType step) {
    calls.add(new StepCall(name, step, step.contract().onFailureIn(policies.around(name))));
  }

  private StepType type(String binaryName) {
    StepType type = types.get(binaryName);
    if (type == null) {
      throw new IllegalArgumentException("the flow class lists no step class " + binaryName);
    }
    return type;
  }
}
