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
 * its inputs. A join around the step finds those of the other branches, which do not come from it.
 */
final class WaysAfter {
  private final Net net;
  private final IntPredicate isBarred;
  private final List<Integer> around = new ArrayList<>();
  private final BitSet places = new BitSet();
  private final BitSet fired = new BitSet();

  private WaysAfter(Net net, int step, IntPredicate isBarred) {
    this.net = net;
    this.isBarred = isBarred;
    int region = net.transitions().get(step).region();
    while (region != 0) {
      around.add(region);
      region = net.regions().get(region).parent();
    }
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
    Deque<Integer> open = new ArrayDeque<>(net.transitions().get(step).outputs());
    while (!open.isEmpty()) {
      int place = open.pop();
      if (places.get(place)) {
        continue;
      }
      places.set(place);
      for (int t : takers.get(place)) {
        if (!fired.get(t) && !isBarred.test(t) && finds(net.transitions().get(t))) {
          fired.set(t);
          open.addAll(net.transitions().get(t).outputs());
        }
      }
    }
  }

  private boolean finds(Transition transition) {
    List<Integer> inputs = transition.inputs();
    boolean isAround =
        transition.kind() == Transition.Kind.JOIN
            && inputs.stream().anyMatch(place -> around.contains(regionOf(place)));
    return inputs.stream()
        .allMatch(place -> places.get(place) || (isAround && !around.contains(regionOf(place))));
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
