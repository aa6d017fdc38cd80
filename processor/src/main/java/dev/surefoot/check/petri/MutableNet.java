package dev.surefoot.check.petri;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A marked net that {@link Reduction} takes apart. It holds no two transitions with equal inputs
 * and outputs: of such the first stays. Places whose surroundings change are noted.
 */
final class MutableNet {
  /** The number of no place. */
  static final int NO_PLACE = -1;

  private record Arcs(Bag inputs, Bag outputs) {}

  /** Most places have few arcs. */
  private static final int FEW = 4;

  private final int[] tokens;
  private final BitSet places = new BitSet();
  private final List<Set<Integer>> producers = new ArrayList<>();
  private final List<Set<Integer>> consumers = new ArrayList<>();
  private final long[] shapes;
  private final List<Bag> inputs = new ArrayList<>();
  private final List<Bag> outputs = new ArrayList<>();
  private final List<Firing> firings = new ArrayList<>();
  private final Map<Arcs, Integer> byArcs = new HashMap<>();
  private final BitSet changed = new BitSet();

  MutableNet(int[] initial) {
    tokens = initial.clone();
    shapes = new long[initial.length];
    places.set(0, initial.length);
    changed.set(0, initial.length);
    for (int i = 0; i < initial.length; i++) {
      producers.add(new LinkedHashSet<>(FEW));
      consumers.add(new LinkedHashSet<>(FEW));
    }
  }

  int tokens(int place) {
    return tokens[place];
  }

  void put(Bag bag) {
    bag.putInto(tokens);
    bag.forEach(changed::set);
  }

  void clear(int place) {
    tokens[place] = 0;
    changed.set(place);
  }

  /** The places that are left. */
  BitSet places() {
    return places;
  }

  boolean hasPlace(int place) {
    return places.get(place);
  }

  Set<Integer> producers(int place) {
    return producers.get(place);
  }

  Set<Integer> consumers(int place) {
    return consumers.get(place);
  }

  Bag inputs(int transition) {
    return inputs.get(transition);
  }

  Bag outputs(int transition) {
    return outputs.get(transition);
  }

  Firing firing(int transition) {
    return firings.get(transition);
  }

  /** The transitions that are left, in the order in which they were added. */
  List<Integer> transitions() {
    return byArcs.values().stream().sorted().toList();
  }

  int transitionCount() {
    return byArcs.size();
  }

  /** A place whose surroundings have changed since it was last taken from here, or -1. */
  int nextChanged() {
    int place = changed.nextSetBit(0);
    if (place >= 0) {
      changed.clear(place);
    }
    return place;
  }

  /** A number that is equal for places with the same arcs and tokens. */
  long looks(int place) {
    return shapes[place] + mix(0, tokens[place]);
  }

  /** Adds a transition, unless there is one with the same arcs. */
  void add(Bag in, Bag out, Firing firing) {
    int transition = inputs.size();
    if (byArcs.putIfAbsent(new Arcs(in, out), transition) == null) {
      inputs.add(in);
      outputs.add(out);
      firings.add(firing);
      attach(transition);
    } else {
      noteChange(in, out); // there may be fewer than before
    }
  }

  void remove(int transition) {
    byArcs.remove(new Arcs(inputs.get(transition), outputs.get(transition)));
    detach(transition);
  }

  private void attach(int transition) {
    inputs.get(transition).forEach(place -> consumers.get(place).add(transition));
    outputs.get(transition).forEach(place -> producers.get(place).add(transition));
    reshape(transition);
  }

  private void detach(int transition) {
    inputs.get(transition).forEach(place -> consumers.get(place).remove(transition));
    outputs.get(transition).forEach(place -> producers.get(place).remove(transition));
    reshape(transition);
  }

  /** Adds or takes away what a transition contributes to the shape of its places. */
  private void reshape(int transition) {
    Bag in = inputs.get(transition);
    Bag out = outputs.get(transition);
    for (int i = 0; i < in.size(); i++) {
      shapes[in.place(i)] ^= mix(4L * transition + 1, in.weight(i));
    }
    for (int i = 0; i < out.size(); i++) {
      shapes[out.place(i)] ^= mix(4L * transition + 2, out.weight(i));
    }
    noteChange(in, out);
  }

  /**
   * Gives a transition other arcs, or removes it if there is one with these arcs. Only the places
   * for which something changes are noted, so that a split into many branches stays cheap.
   */
  void replace(int transition, Bag in, Bag out, Firing firing) {
    Bag oldIn = inputs.get(transition);
    Bag oldOut = outputs.get(transition);
    byArcs.remove(new Arcs(oldIn, oldOut));
    if (byArcs.putIfAbsent(new Arcs(in, out), transition) != null) {
      detach(transition);
      return;
    }
    inputs.set(transition, in);
    outputs.set(transition, out);
    firings.set(transition, firing);
    exchange(oldIn, in, 4L * transition + 1, consumers, transition);
    exchange(oldOut, out, 4L * transition + 2, producers, transition);
    if (in.size() == 1 && (!oldIn.equals(in) || in.equals(out))) {
      changed.set(in.place(0)); // no rule asks what else a transition with several inputs takes
    }
  }

  /** Walks through both bags at once, as both are in ascending order and may be large. */
  private void exchange(
      Bag before, Bag after, long arc, List<Set<Integer>> around, int transition) {
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      int old = i < before.size() ? before.place(i) : Integer.MAX_VALUE;
      int young = j < after.size() ? after.place(j) : Integer.MAX_VALUE;
      if (old == young && before.weight(i) == after.weight(j)) {
        i++;
        j++;
        continue;
      }
      int place = Math.min(old, young);
      changed.set(place);
      if (old == place) {
        shapes[place] ^= mix(arc, before.weight(i++));
        around.get(place).remove(transition);
      }
      if (young == place) {
        shapes[place] ^= mix(arc, after.weight(j++));
        around.get(place).add(transition);
      }
    }
  }

  private void noteChange(Bag in, Bag out) {
    in.forEach(changed::set);
    out.forEach(changed::set);
  }

  /** Spreads the bits (the finalizer of SplitMix64). */
  private static long mix(long arc, int weight) {
    long z = (arc * 0x9E3779B97F4A7C15L) ^ (weight * 0xD1B54A32D192ED03L);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Removes places with their arcs. */
  void removePlaces(BitSet gone) {
    Set<Integer> around = new LinkedHashSet<>();
    for (int place = gone.nextSetBit(0); place >= 0; place = gone.nextSetBit(place + 1)) {
      around.addAll(producers.get(place));
      around.addAll(consumers.get(place));
    }
    for (int transition : around) {
      Bag in = inputs.get(transition).without(gone);
      Bag out = outputs.get(transition).without(gone);
      replace(transition, in, out, firings.get(transition));
    }
    places.andNot(gone);
    changed.andNot(gone);
  }

  /** Removes a place that has no arcs. */
  void dropPlace(int place) {
    places.clear(place);
    changed.clear(place);
  }
}
