package dev.surefoot.check.petri;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.check.petri.Verdict.Reason;
import dev.surefoot.check.petri.Verdict.Unsound;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Reduction and exploration agree on random workflow nets, and what is told of an unsound one is
 * true. {@code -Dsurefoot.random=2000000} asks about more of them, {@code -Dsurefoot.seed=...}
 * about others.
 */
class WorkflowNetCheckTest {
  private static final int COUNT = Integer.getInteger("surefoot.random", 20_000);
  private static final long SEED = Long.getLong("surefoot.seed", 20_261_121L);
  private static final Limit LIMIT = new Limit(2_000, 1_000_000);

  /** What is wrong with the verdict on a net, or null if nothing is. */
  private static @Nullable String objection(PetriNet net) {
    Verdict reduction = WorkflowNetCheck.check(net, LIMIT);
    Verdict exploration = Exploration.check(net, LIMIT);
    boolean unknown =
        reduction instanceof Verdict.Unknown || exploration instanceof Verdict.Unknown;
    if (!unknown && reduction.isSound() != exploration.isSound()) {
      return "reduction says " + reduction + ", exploration " + exploration + "\n" + net;
    }
    for (Verdict verdict : List.of(reduction, exploration)) {
      String untrue = verdict instanceof Unsound unsound ? untruth(net, unsound) : null;
      if (untrue != null) {
        return verdict + " is not so: " + untrue + "\n" + net;
      }
    }
    return null;
  }

  /** Fires what is said to show the reason; null if it does. */
  private static @Nullable String untruth(PetriNet net, Unsound verdict) {
    if (verdict.reason() == Reason.NOT_A_WORKFLOW_NET) {
      return WorkflowShape.of(net).defect().isPresent() ? null : "it is one";
    }
    WorkflowShape shape = WorkflowShape.of(net);
    Map<String, PetriNet.Transition> byName = new HashMap<>();
    net.transitions().forEach(t -> byName.put(t.name(), t));
    int[] marking = new int[net.places().size()];
    marking[shape.source()] = 1;
    List<int[]> before = new ArrayList<>();
    for (String name : verdict.firing()) {
      before.add(marking.clone());
      PetriNet.Transition t = byName.get(name);
      if (t == null || !t.inputs().isIn(marking)) {
        return name + " cannot fire";
      }
      t.inputs().takeFrom(marking);
      t.outputs().putInto(marking);
    }
    return isShown(net, shape, verdict, marking, before) ? null : "it does not show";
  }

  private static boolean isShown(
      PetriNet net, WorkflowShape shape, Unsound verdict, int[] marking, List<int[]> before) {
    int sum = java.util.Arrays.stream(marking).sum();
    boolean canFire = net.transitions().stream().anyMatch(t -> t.inputs().isIn(marking));
    return switch (verdict.reason()) {
      case DEADLOCK -> !canFire && !(sum == 1 && marking[shape.sink()] == 1);
      case IMPROPER_COMPLETION -> marking[shape.sink()] > 0 && sum > 1;
      case UNBOUNDED -> before.stream().anyMatch(earlier -> exceeds(marking, earlier));
      case LIVELOCK -> !canFinish(net, shape, marking);
      case DEAD_TRANSITION -> neverFires(net, verdict.what(), marking);
      case NOT_A_WORKFLOW_NET -> false;
    };
  }

  private static boolean exceeds(int[] upper, int[] lower) {
    boolean more = false;
    for (int i = 0; i < upper.length; i++) {
      if (upper[i] < lower[i]) {
        return false;
      }
      more |= upper[i] > lower[i];
    }
    return more;
  }

  private static StateSpace explore(PetriNet net, int[] marking) {
    return StateSpace.explore(
        net.transitions().stream().map(PetriNet.Transition::inputs).toList(),
        net.transitions().stream().map(PetriNet.Transition::outputs).toList(),
        marking,
        LIMIT);
  }

  private static boolean canFinish(PetriNet net, WorkflowShape shape, int[] marking) {
    int[] last = new int[marking.length];
    last[shape.sink()] = 1;
    return explore(net, marking).find(last) >= 0;
  }

  private static boolean neverFires(PetriNet net, String what, int[] initial) {
    StateSpace space = explore(net, initial);
    for (int t = 0; t < net.transitions().size(); t++) {
      if (what.contains("'" + net.transitions().get(t).name() + "'")) {
        return !space.fired().get(t);
      }
    }
    return false;
  }

  @Test
  void reductionAndExplorationAgreeOnRandomWorkflowNets() {
    int asked = 0;
    int sound = 0;
    int unknown = 0;
    Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
    for (long seed = SEED; asked < COUNT; seed++) {
      PetriNet net = RandomNets.net(seed, (int) (2 + seed % 14), (int) (seed % 4));
      if (WorkflowShape.of(net).defect().isPresent()) {
        continue;
      }
      asked++;
      if (objection(net) != null) {
        PetriNet smallest = RandomNets.shrink(net, candidate -> objection(candidate) != null);
        throw new AssertionError("seed " + seed + ": " + objection(smallest));
      }
      Verdict verdict = WorkflowNetCheck.check(net, LIMIT);
      if (verdict instanceof Unsound unsound) {
        reasons.merge(unsound.reason(), 1, Integer::sum);
      }
      sound += verdict.isSound() ? 1 : 0;
      unknown += verdict instanceof Verdict.Unknown ? 1 : 0;
    }
    System.out.printf(
        "random nets from seed %d: %d, sound %d, unknown %d, %s%n",
        SEED, asked, sound, unknown, reasons);
    assertThat(sound).isGreaterThan(COUNT / 20);
    assertThat(unknown).isLessThan(COUNT / 20);
    assertThat(reasons)
        .containsKeys(
            Reason.DEADLOCK,
            Reason.LIVELOCK,
            Reason.IMPROPER_COMPLETION,
            Reason.UNBOUNDED,
            Reason.DEAD_TRANSITION);
  }
}
