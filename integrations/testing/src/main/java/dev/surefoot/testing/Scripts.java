package dev.surefoot.testing;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the steps of one flow, and their undos, come to in a test. */
public final class Scripts {
  private final Net net;
  private final Runnable onTime;
  private final Map<String, StepScript> steps = new HashMap<>();
  private final Map<String, StepScript> polls = new HashMap<>();
  private final Map<String, StepScript> undos = new HashMap<>();

  /**
   * Scripts without any outcome.
   *
   * @param onTime called when a step is to take its time
   */
  Scripts(Net net, Runnable onTime) {
    this.net = net;
    this.onTime = onTime;
  }

  /**
   * What the calls of a step come to.
   *
   * @throws IllegalArgumentException if the flow has no such step; names those that it has
   */
  public StepScript step(String name) {
    return steps.computeIfAbsent(checked(name), n -> new StepScript(onTime));
  }

  /**
   * What the questions for the end of what a step submitted come to: null as long as the work goes
   * on, then what the step makes; of a step that makes nothing, anything.
   *
   * @throws IllegalArgumentException if the flow has no such step; names those that it has
   */
  public StepScript pollOf(String name) {
    return polls.computeIfAbsent(checked(name), n -> new StepScript(onTime));
  }

  /**
   * What the calls of a step's undo come to.
   *
   * @throws IllegalArgumentException if the flow has no such step; names those that it has
   */
  public StepScript undoOf(String name) {
    return undos.computeIfAbsent(checked(name), n -> new StepScript(onTime));
  }

  boolean knows(String step) {
    return names().contains(step);
  }

  List<String> names() {
    return net.transitions().stream()
        .filter(transition -> transition.kind() == Transition.Kind.TASK)
        .map(Transition::name)
        .toList();
  }

  private String checked(String step) {
    if (!knows(step)) {
      throw new IllegalArgumentException(
          "flow '" + net.flow() + "' has no step '" + step + "'; it has " + names());
    }
    return step;
  }

  /**
   * What calls that were cut off would have come to, the next ones do: so that a run with crashes
   * and one without meet the same world. Polls are not recorded, and go on where they were.
   *
   * @param ran how many calls of each step have a recorded end
   * @param undone the same of undos
   */
  void goOnAfter(Map<String, Integer> ran, Map<String, Integer> undone) {
    steps.forEach((name, script) -> script.goOnAfter(ran.getOrDefault(name, 0)));
    undos.forEach((name, script) -> script.goOnAfter(undone.getOrDefault(name, 0)));
  }
}
