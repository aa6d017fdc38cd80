package dev.surefoot.check.petri;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.check.petri.Verdict.Reason;
import dev.surefoot.check.petri.Verdict.Unsound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Verdict and reason are those of brute force, whether the net is reduced or not, for random nets
 * with weights and several tokens in the source. {@code -Dsurefoot.random=500000} asks about more
 * of them, {@code -Dsurefoot.seed=...} about others.
 */
class DiagnosisTest {
  private static final int COUNT = Integer.getInteger("surefoot.random", 20_000);
  private static final long SEED = Long.getLong("surefoot.seed", 20_261_121L);
  private static final Limit LIMIT = new Limit(2_000, 1_000_000);
  private static final int MOST_MARKINGS = 300;

  private static PetriNet withTokens(PetriNet net, int tokens) {
    WorkflowShape shape = WorkflowShape.of(net);
    List<PetriNet.Place> places = new ArrayList<>(net.places());
    if (shape.defect().isEmpty()) {
      places.set(shape.source(), new PetriNet.Place(places.get(shape.source()).name(), tokens));
    }
    return new PetriNet(places, net.transitions());
  }

  private static Optional<Reason> reason(Verdict verdict) {
    return verdict instanceof Unsound unsound ? Optional.of(unsound.reason()) : Optional.empty();
  }

  /** What is wrong with the diagnosis of a net, or null if nothing is. */
  private static @Nullable String objection(PetriNet net) {
    WorkflowShape shape = WorkflowShape.of(net);
    if (shape.defect().isPresent()) {
      return null;
    }
    Optional<Optional<Reason>> expected =
        BruteForce.reason(net, shape.source(), shape.sink(), shape.tokens(), MOST_MARKINGS);
    if (expected.isEmpty()) {
      return null;
    }
    Verdict reduced = Diagnosis.of(net, LIMIT).verdict();
    Verdict condensed = OpenNet.reduced(net, shape, LIMIT).explore(LIMIT).verdict();
    Verdict plain = OpenNet.unreduced(net, shape).explore(LIMIT).verdict();
    for (Verdict verdict : List.of(reduced, condensed, plain)) {
      if (!(verdict instanceof Verdict.Unknown) && !reason(verdict).equals(expected.get())) {
        return verdict + ", and not " + expected.get() + "\n" + net;
      }
      if (verdict instanceof Unsound unsound && !isShown(net, shape, unsound)) {
        return verdict + " is not shown\n" + net;
      }
    }
    return reduced instanceof Verdict.Unknown ? "it is unknown\n" + net : null;
  }

  private static boolean isShown(PetriNet net, WorkflowShape shape, Unsound verdict) {
    Map<String, PetriNet.Transition> byName = new HashMap<>();
    net.transitions().forEach(t -> byName.put(t.name(), t));
    int[] marking = shape.initial(net);
    List<int[]> before = new ArrayList<>();
    for (String name : verdict.firing()) {
      before.add(marking.clone());
      PetriNet.Transition t = byName.get(name);
      if (t == null || !t.inputs().isIn(marking)) {
        return false;
      }
      t.inputs().takeFrom(marking);
      t.outputs().putInto(marking);
    }
    boolean canFire = net.transitions().stream().anyMatch(t -> t.inputs().isIn(marking));
    return switch (verdict.reason()) {
      case UNBOUNDED -> before.stream().anyMatch(lower -> exceeds(marking, lower));
      case IMPROPER_COMPLETION ->
          marking[shape.sink()] >= shape.tokens() && IntStream.of(marking).sum() > shape.tokens();
      case DEADLOCK -> !canFire && marking[shape.sink()] < shape.tokens();
      case LIVELOCK -> canFire && !canFinish(net, shape, marking);
      case DEAD_TRANSITION -> verdict.firing().isEmpty() && verdict.what().contains("'");
      case NOT_A_WORKFLOW_NET -> false;
    };
  }

  private static boolean exceeds(int[] upper, int[] lower) {
    return IntStream.range(0, upper.length).allMatch(i -> upper[i] >= lower[i])
        && IntStream.of(upper).sum() > IntStream.of(lower).sum();
  }

  private static boolean canFinish(PetriNet net, WorkflowShape shape, int[] marking) {
    int[] last = new int[marking.length];
    last[shape.sink()] = shape.tokens();
    return StateSpace.explore(
                net.transitions().stream().map(PetriNet.Transition::inputs).toList(),
                net.transitions().stream().map(PetriNet.Transition::outputs).toList(),
                marking,
                LIMIT)
            .find(last)
        >= 0;
  }

  /** Too few markings are looked at to know all: what is found by part of them, or by chance. */
  @Test
  void whatIsFoundWithinATightLimitIsTrue() {
    Map<String, Integer> told = new TreeMap<>();
    for (long seed = SEED; seed < SEED + Math.max(1_000, COUNT / 20); seed++) {
      PetriNet net = RandomNets.net(seed, (int) (6 + seed % 40), (int) (seed % 3));
      WorkflowShape shape = WorkflowShape.of(net);
      if (shape.defect().isPresent()) {
        continue;
      }
      Optional<Optional<Reason>> expected =
          BruteForce.reason(net, shape.source(), shape.sink(), shape.tokens(), MOST_MARKINGS);
      Verdict verdict = Diagnosis.of(net, new Limit(3, 1_000_000)).verdict();
      String as = "seed " + seed + ": " + verdict + "\n" + net;
      if (verdict instanceof Unsound unsound) {
        assertThat(isShown(net, shape, unsound)).as(as).isTrue();
        expected.ifPresent(e -> assertThat(e).as(as).isPresent());
      } else if (verdict.isSound()) {
        expected.ifPresent(e -> assertThat(e).as(as).isEmpty());
      }
      boolean isAll = OpenNet.reduced(net, shape, LIMIT).explore(new Limit(3, 1_000_000)).isFinal();
      String what = reason(verdict).map(Enum::name).orElse(verdict.getClass().getSimpleName());
      told.merge((isAll ? "all " : "part ") + what, 1, Integer::sum);
    }
    System.out.printf("within a tight limit, from seed %d: %s%n", SEED, told);
    assertThat(told)
        .containsKeys("all DEADLOCK", "part DEADLOCK", "part IMPROPER_COMPLETION")
        .containsKeys("part UNBOUNDED", "part DEAD_TRANSITION", "part Unknown");
  }

  @Test
  void verdictAndReasonAreThoseOfBruteForceWhetherReducedOrNot() {
    Map<String, Integer> told = new TreeMap<>();
    for (long seed = SEED; seed < SEED + COUNT; seed++) {
      int tokens = seed % 3 == 0 ? 1 + (int) (seed % 4) : 1;
      PetriNet net =
          withTokens(RandomNets.net(seed, (int) (2 + seed % 11), (int) (seed % 4)), tokens);
      if (objection(net) != null) {
        PetriNet smallest = RandomNets.shrink(net, candidate -> objection(candidate) != null);
        throw new AssertionError("seed " + seed + ": " + objection(smallest));
      }
      Diagnosis diagnosis = Diagnosis.of(net, LIMIT);
      String all = tokens + " " + reason(diagnosis.verdict()).map(Enum::name).orElse("SOUND");
      told.merge(all, 1, Integer::sum);
    }
    System.out.printf("random nets from seed %d: %s%n", SEED, told);
    for (Reason reason : Reason.values()) {
      assertThat(told).containsKey("1 " + reason);
    }
    assertThat(told).containsKeys("1 SOUND", "2 SOUND", "3 SOUND", "4 SOUND");
  }
}
