package dev.surefoot.check.petri;

import java.util.BitSet;
import java.util.List;

/**
 * The nodes of a net as a graph: places have their index as number, transitions follow. Arcs lie in
 * two arrays, as nets from elsewhere may have many.
 */
final class NetGraph {
  private final int[] first;
  private final int[] next;

  private NetGraph(PetriNet net, boolean forward) {
    int places = net.places().size();
    List<PetriNet.Transition> transitions = net.transitions();
    first = new int[places + transitions.size() + 1];
    for (int i = 0; i < transitions.size(); i++) {
      PetriNet.Transition t = transitions.get(i);
      Bag before = forward ? t.inputs() : t.outputs();
      Bag after = forward ? t.outputs() : t.inputs();
      first[places + i] = after.size() + (forward ? 0 : t.resets().size());
      before.forEach(place -> first[place]++);
      if (forward) {
        t.resets().forEach(place -> first[place]++); // a reset place leads to who resets it
      }
    }
    int sum = 0;
    for (int node = 0; node < first.length; node++) {
      sum += first[node];
      first[node] = sum;
    }
    next = new int[sum];
    for (int i = transitions.size() - 1; i >= 0; i--) {
      PetriNet.Transition t = transitions.get(i);
      int node = places + i;
      (forward ? t.outputs() : t.inputs()).forEach(place -> next[--first[node]] = place);
      (forward ? t.inputs() : t.outputs()).forEach(place -> next[--first[place]] = node);
      if (forward) {
        t.resets().forEach(place -> next[--first[place]] = node);
      } else {
        t.resets().forEach(place -> next[--first[node]] = place);
      }
    }
  }

  /** Arcs as they are. */
  static NetGraph successors(PetriNet net) {
    return new NetGraph(net, true);
  }

  /** Arcs turned around. */
  static NetGraph predecessors(PetriNet net) {
    return new NetGraph(net, false);
  }

  /** The nodes that can be come to, the first one included. */
  BitSet reachableFrom(int node) {
    BitSet seen = new BitSet(first.length - 1);
    Ints open = new Ints();
    seen.set(node);
    open.add(node);
    for (int i = 0; i < open.size(); i++) {
      for (int arc = first[open.get(i)]; arc < first[open.get(i) + 1]; arc++) {
        if (!seen.get(next[arc])) {
          seen.set(next[arc]);
          open.add(next[arc]);
        }
      }
    }
    return seen;
  }
}
