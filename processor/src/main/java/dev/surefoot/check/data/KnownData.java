package dev.surefoot.check.data;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a token knows at each place, whatever way it came: a forward must-analysis over the net.
 * Known at a place is what every transition that fills it hands on; a transition hands on what its
 * tokens know, and what it makes. The greatest solution is what is wanted, since a way round adds
 * nothing that could be missing; it is found from above, each step taking keys away.
 *
 * <p>For a sound net of the DSL this is exact: a key is not in the solution if and only if some
 * execution comes to the place without it. The branches of a parallel are independent of each
 * other, so each of them can be on its worst way when the join unites them.
 */
final class KnownData {
  private final DataNet data;
  private final boolean trusting;
  private final List<BitSet> known = new ArrayList<>();
  private final Map<Integer, BitSet> lost = new HashMap<>();

  private KnownData(DataNet data, boolean trusting) {
    this.data = data;
    this.trusting = trusting;
  }

  /** What is known as the flow is written. */
  static KnownData of(DataNet data) {
    return new KnownData(data, false).solved();
  }

  /**
   * What would be known if a step that needs a datum could rely on it. Where it cannot, it is the
   * first on its way to be blamed, and steps after it are not.
   */
  static KnownData trusting(DataNet data) {
    return new KnownData(data, true).solved();
  }

  private KnownData solved() {
    Net net = data.net();
    List<List<Integer>> consumers = new ArrayList<>();
    for (int p = 0; p < net.places().size(); p++) {
      BitSet all = new BitSet();
      all.set(0, data.keys().size());
      known.add(all);
      consumers.add(new ArrayList<>());
    }
    known.get(Net.SOURCE).clear();
    known.get(Net.SOURCE).set(DataNet.INPUT);
    Deque<Integer> open = new ArrayDeque<>();
    BitSet waiting = new BitSet();
    for (int t = 0; t < net.transitions().size(); t++) {
      for (int place : net.transitions().get(t).inputs()) {
        consumers.get(place).add(t);
      }
      open.add(t);
      waiting.set(t);
    }
    while (!open.isEmpty()) {
      int t = open.remove();
      waiting.clear(t);
      BitSet after = after(t);
      if (net.transitions().get(t).kind() == Transition.Kind.FAILED) {
        continue; // an instance that has failed has no result
      }
      for (int place : net.transitions().get(t).outputs()) {
        int before = known.get(place).cardinality();
        known.get(place).and(after);
        if (known.get(place).cardinality() < before) {
          for (int next : consumers.get(place)) {
            if (!waiting.get(next)) {
              waiting.set(next);
              open.add(next);
            }
          }
        }
      }
    }
    return this;
  }

  private BitSet after(int t) {
    BitSet after = before(t);
    if (trusting) {
      after.or(data.needs(t));
    }
    after.andNot(data.forgets(t));
    after.andNot(data.loses(t));
    after.or(data.leaves(t));
    return after;
  }

  /** What is known where a transition takes its tokens. */
  BitSet before(int t) {
    Transition transition = data.net().transitions().get(t);
    BitSet before = new BitSet();
    transition.inputs().stream()
        .filter(place -> !isWaiting(place, transition))
        .forEach(place -> before.or(known.get(place)));
    if (transition.kind() == Transition.Kind.JOIN) {
      for (int place : transition.inputs()) {
        BitSet lost = (BitSet) lostIn(data.net().places().get(place).region()).clone();
        lost.andNot(known.get(place));
        before.andNot(lost); // that another branch still knows it is of no use
      }
    }
    return before;
  }

  /** Where a token waits outside of a sub-flow, and learns nothing of what is lost inside. */
  private boolean isWaiting(int place, Transition transition) {
    return transition.kind() == Transition.Kind.EXIT
        && data.net().places().get(place).region() == transition.region();
  }

  private BitSet lostIn(int region) {
    return lost.computeIfAbsent(region, data::losesInside);
  }

  /** What a transition needs and cannot rely on. */
  BitSet missing(int t) {
    BitSet missing = (BitSet) data.needs(t).clone();
    missing.andNot(before(t));
    return missing;
  }

  boolean isKnownAtEnd(int key) {
    return known.get(Net.SINK).get(key);
  }
}
