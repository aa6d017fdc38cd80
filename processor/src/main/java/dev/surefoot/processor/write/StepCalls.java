package dev.surefoot.processor.write;

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
  /** A step of the flow: a task, or the action of a choice. */
  record StepCall(String name, StepType step) {}

  private final Map<String, StepType> types;
  private final List<StepCall> calls = new ArrayList<>();

  private StepCalls(Map<String, StepType> types) {
    this.types = types;
  }

  static List<StepCall> of(FlowClass flow) {
    StepCalls calls =
        new StepCalls(
            flow.steps().stream()
                .collect(Collectors.toMap(StepType::binaryName, Function.identity())));
    calls.add(flow.model().body());
    return calls.calls;
  }

  private void add(Sequence body) {
    for (Node node : body.nodes()) {
      node.runs()
          .ifPresent(
              run ->
                  calls.add(
                      new StepCall(node.label().orElseThrow().text(), type(run.binaryName()))));
      for (Branch branch : node.branches()) {
        add(branch.body());
      }
    }
  }

  private StepType type(String binaryName) {
    StepType type = types.get(binaryName);
    if (type == null) {
      throw new IllegalArgumentException("the flow class lists no step class " + binaryName);
    }
    return type;
  }
}
