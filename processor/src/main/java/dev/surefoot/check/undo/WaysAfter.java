package dev.surefoot.check.undo;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What can come from a step of a sound net, as long as some transitions are not taken: the least
 * set of places with those after the step to which each transition adds its outputs when it finds
 * its inputs.
 *
 * <p>The join of a parallel around the step finds the tokens of the other branches, which do not
 * come from it, but only as long as the step's branch has not been left: if the parallel splits
 * again, all its tokens come from the step. So places are told apart by the innermost region around
 * the step that was not left on the way to them.
 */
final class WaysAfter {
  private final Net net;
  private final IntPredicate isBarred;

  /** The regions around the step, from its own to the root. */
  private final List<Integer> around = new ArrayList<>();

  /** For each region around the step, the places to which a way leads that has not left it. */
  private final List<BitSet> places = new ArrayList<>();

  private final BitSet fired = new BitSet();

  /** A place, and the innermost region around the step that was not left, as an index. */
  private record Spot(int place, int within) {}

  private WaysAfter(Net net, int step, IntPredicate isBarred) {
    this.net = net;
    this.isBarred = isBarred;
    int region = net.transitions().get(step).region();
    around.add(region);
    while (region != 0) {
      region = net.regions().get(region).parent();
      around.add(region);
    }
    around.forEach(r -> places.add(new BitSet()));
    walk(step);
  }

  /**
   * The transitions that may fire because of a step that has run.
   *
   * @param isBarred which never do
   */
  static BitSet of(Net net, int step, IntPredicate isBarred) {
    return new WaysAfter(net, step, isBarred).fired;
  }

  private void walk(int step) {
    List<List<Integer>> takers = takers();
    Deque<Spot> open = new ArrayDeque<>();
    net.transitions().get(step).outputs().forEach(place -> open.add(new Spot(place, 0)));
    while (!open.isEmpty()) {
      Spot spot = open.pop();
      if (places.get(spot.within).get(spot.place)) {
        continue;
      }
      places.get(spot.within).set(spot.place);
      for (int t : takers.get(spot.place)) {
        Transition transition = net.transitions().get(t);
        if (!isBarred.test(t) && finds(transition, spot.within)) {
          fired.set(t);
          int within = within(transition, spot.within);
          transition.outputs().forEach(place -> open.push(new Spot(place, within)));
        }
      }
    }
  }

  /** Whether it finds its inputs, on ways that have not left a region around the step. */
  private boolean finds(Transition transition, int within) {
    boolean leaves = leaves(transition, within);
    return transition.inputs().stream()
        .allMatch(
            place ->
                places.get(within).get(place) || (leaves && regionOf(place) != around.get(within)));
  }

  /** Whether it ends the parallel in which a region around the step is a branch. */
  private boolean leaves(Transition transition, int within) {
    return around.get(within) != 0
        && transition.kind() == Transition.Kind.JOIN
        && transition.inputs().stream().anyMatch(p -> regionOf(p) == around.get(within));
  }

  /** The innermost region around the step that is not left after a transition. */
  private int within(Transition transition, int before) {
    int within = leaves(transition, before) ? before + 1 : before;
    while (transition.cancels().contains(around.get(within))) {
      within++;
    }
    return within;
  }

  private int regionOf(int place) {
    return net.places().get(place).region();
  }

  private List<List<Integer>> takers() {
    List<List<Integer>> takers = new ArrayList<>();
    net.places().forEach(place -> takers.add(new ArrayList<>()));
    for (int t = 0; t < net.transitions().size(); t++) {
      for (int place : net.transitions().get(t).inputs()) {
        takers.get(place).add(t);
      }
    }
    return takers;
  }
}
