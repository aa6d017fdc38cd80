package dev.surefoot.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Resolves the targets of redirections in a flow. */
public final class Targets {
  private final Map<String, List<String>> namesByClass = new HashMap<>();

  private Targets() {}

  /** The targets that a flow offers. */
  public static Targets of(FlowModel flow) {
    Targets targets = new Targets();
    flow.bodies().forEach(targets::add);
    return targets;
  }

  private void add(Sequence body) {
    for (Node node : body.nodes()) {
      if (node.runs().isPresent()) {
        namesByClass
            .computeIfAbsent(node.runs().get().binaryName(), k -> new ArrayList<>())
            .add(node.label().orElseThrow().text());
      }
      if (!(node instanceof Subflow)) { // no jump enters a sub-flow
        node.branches().forEach(branch -> add(branch.body()));
      }
    }
  }

  /** The names of the steps of a class, in the order written. */
  public List<String> stepsOf(StepClass step) {
    return namesByClass.getOrDefault(step.binaryName(), List.of());
  }

  /**
   * The name of the step to which a redirection goes; a name is taken as it stands.
   *
   * @throws IllegalArgumentException if the redirection is to a class of which the flow has not
   *     exactly one step
   */
  public String nameOf(Redirect redirect) {
    return nameOf(redirect.target());
  }

  /**
   * The name of the step that is meant; a name is taken as it stands.
   *
   * @throws IllegalArgumentException if a class is meant of which the flow has not exactly one step
   */
  public String nameOf(Redirect.Target target) {
    if (target instanceof Redirect.ToName named) {
      return named.name().text();
    }
    StepClass step = ((Redirect.ToStep) target).step();
    List<String> names = stepsOf(step);
    if (names.size() != 1) {
      throw new IllegalArgumentException(
          "the flow has " + names.size() + " steps of class " + step.simpleName());
    }
    return names.get(0);
  }
}
