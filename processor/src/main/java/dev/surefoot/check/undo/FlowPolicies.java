package dev.surefoot.check.undo;

import dev.surefoot.FailurePolicy;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Subflow;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a flow and its sub-flows say of failing, inherited inwards: for a step that says nothing
 * itself, the innermost sub-flow around it that says something counts, else the flow.
 *
 * <p>It depends on the step's name in the flow, and not on its class, which may stand in the flow
 * and in a sub-flow too.
 */
public final class FlowPolicies {
  /** The name of what is around all sub-flows. */
  private static final String FLOW = "";

  private final Set<String> subflows = new LinkedHashSet<>();
  private final Map<String, FailurePolicy> said = new HashMap<>();

  private FlowPolicies() {}

  /**
   * The policies of a flow.
   *
   * @param onFailure what the flow says; {@link FailurePolicy#INHERIT} means {@link
   *     FailurePolicy#COMPENSATE}
   * @param subflows what {@code @Flow} says of each sub-flow, by the binary name of its class
   */
  public static FlowPolicies of(
      FlowModel flow, FailurePolicy onFailure, Map<String, FailurePolicy> subflows) {
    FlowPolicies policies = new FlowPolicies();
    policies.say(FLOW, onFailure);
    policies.said.putIfAbsent(FLOW, FailurePolicy.COMPENSATE);
    flow.bodies().forEach(body -> policies.collect(body, subflows));
    return policies;
  }

  private void collect(Sequence body, Map<String, FailurePolicy> byClass) {
    for (Node node : body.nodes()) {
      if (node instanceof Subflow subflow) {
        subflows.add(subflow.name().text());
        String definition = subflow.definition().text();
        say(subflow.name().text(), byClass.getOrDefault(definition, FailurePolicy.INHERIT));
      }
      node.branches().forEach(branch -> collect(branch.body(), byClass));
    }
  }

  private void say(String name, FailurePolicy policy) {
    if (policy != FailurePolicy.INHERIT) {
      said.put(name, policy);
    }
  }

  /** The sub-flows at any depth by their names, outer ones first. */
  public Set<String> subflows() {
    return subflows;
  }

  /** What the flow says; never {@link FailurePolicy#INHERIT}. */
  public FailurePolicy ofFlow() {
    return inside(FLOW);
  }

  /** What holds inside of a sub-flow; never {@link FailurePolicy#INHERIT}. */
  public FailurePolicy inside(String subflow) {
    return said.getOrDefault(saying(subflow), FailurePolicy.COMPENSATE);
  }

  /** What holds around a step, for a step that says nothing itself. */
  public FailurePolicy around(String step) {
    return inside(outOf(step));
  }

  /** The sub-flow that says what holds around a step; empty for the flow itself. */
  String saidBy(String step) {
    return saying(outOf(step));
  }

  /** Whether a sub-flow is undone when it stands alone, so that its steps are checked there. */
  boolean compensatesAlone(String subflow) {
    return said.getOrDefault(subflow, FailurePolicy.COMPENSATE) == FailurePolicy.COMPENSATE;
  }

  private String saying(String subflow) {
    String name = subflow;
    while (!said.containsKey(name)) {
      name = outOf(name);
    }
    return name;
  }

  private static String outOf(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf(Subflow.SEPARATOR)));
  }
}
