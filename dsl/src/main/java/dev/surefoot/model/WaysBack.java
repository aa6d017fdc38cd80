package dev.surefoot.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the steps of a flow go back to when they have failed for good: where the step's own place
 * says, else, if its class says nothing of failing, where the innermost sub-flow around it says
 * whose place, or whose flow, says something.
 */
public final class WaysBack {
  /**
   * One way back.
   *
   * @param target the name of the step that runs again
   * @param times how often at most in the life of an instance
   * @param place the name of the step or sub-flow that says so; what it says is counted together
   */
  public record Way(String target, int times, String place) {}

  private final Predicate<String> stepSays;
  private final Predicate<String> flowSays;
  private final Targets targets;
  private final Map<String, Way> ways = new LinkedHashMap<>();

  private WaysBack(FlowModel flow, Predicate<String> stepSays, Predicate<String> flowSays) {
    this.targets = Targets.of(flow);
    this.stepSays = stepSays;
    this.flowSays = flowSays;
    flow.bodies().forEach(body -> collect(body, null));
  }

  /**
   * The ways back by the names of the steps that go them.
   *
   * @param stepSays whether a step class, by its binary name, says itself what follows its failure
   * @param flowSays whether the class of a sub-flow, by its binary name, does
   */
  public static Map<String, Way> of(
      FlowModel flow, Predicate<String> stepSays, Predicate<String> flowSays) {
    return new WaysBack(flow, stepSays, flowSays).ways;
  }

  private void collect(Sequence body, @Nullable Way around) {
    for (Node node : body.nodes()) {
      Way inside = around;
      if (node instanceof Subflow subflow) {
        boolean says = flowSays.test(subflow.definition().text());
        inside = way(subflow.backTo(), subflow.name(), says ? null : around);
      } else if (node.runs().isPresent()) {
        boolean says = stepSays.test(node.runs().get().binaryName());
        BackTo own = node instanceof Task task ? task.backTo() : null;
        Name name = node.label().orElseThrow();
        Way way = way(own, name, says ? null : around);
        if (way != null) {
          ways.put(name.text(), way);
        }
      }
      for (Branch branch : node.branches()) {
        collect(branch.body(), inside);
      }
    }
  }

  private @Nullable Way way(@Nullable BackTo own, Name place, @Nullable Way otherwise) {
    return own == null
        ? otherwise
        : new Way(targets.nameOf(own.target()), own.times(), place.text());
  }
}
