package dev.surefoot.check.petri;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What reduction leaves of a net, with its places numbered anew.
 *
 * @param initial the tokens of its places
 * @param firings what each of its transitions stands for in the original net
 * @param prefix what was fired in the original net to come to the initial marking
 */
record Remainder(
    int[] places,
    int[] initial,
    List<Bag> inputs,
    List<Bag> outputs,
    List<Firing> firings,
    Firing prefix) {
  static Remainder of(MutableNet net, Firing prefix) {
    int[] places = net.places().stream().toArray();
    Map<Integer, Integer> indexOf = new HashMap<>();
    int[] initial = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      indexOf.put(places[i], i);
      initial[i] = net.tokens(places[i]);
    }
    List<Bag> inputs = new ArrayList<>();
    List<Bag> outputs = new ArrayList<>();
    List<Firing> firings = new ArrayList<>();
    for (int t : net.transitions()) {
      inputs.add(net.inputs(t).renumbered(indexOf));
      outputs.add(net.outputs(t).renumbered(indexOf));
      firings.add(net.firing(t));
    }
    return new Remainder(places, initial, inputs, outputs, firings, prefix);
  }

  StateSpace explore(Limit limit) {
    return StateSpace.explore(inputs, outputs, initial, limit);
  }

  /** The new number of a place, or -1 if it is gone. */
  int indexOf(int place) {
    return Math.max(-1, java.util.Arrays.binarySearch(places, place));
  }
}
