package dev.surefoot.check.petri;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of {@link Reduction} by which places and transitions go that say nothing new: loops and
 * twins. A place that is found to go is taken out with others, {@linkplain #finish() later}, since
 * a split into many branches would be copied for each of them. Until then it does no harm: what is
 * done to the net meanwhile is done to both of two twins, and leaves a loop a loop.
 */
final class Removal {
  private final MutableNet net;
  private final int sink;
  private final Map<Long, Integer> byLooks = new HashMap<>();
  private BitSet gone = new BitSet();

  /**
   * Rules for a net.
   *
   * @param sink the sink of an open net, or {@link MutableNet#NO_PLACE} of a closed one
   */
  Removal(MutableNet net, int sink) {
    this.net = net;
    this.sink = sink;
  }

  /** Removes what is not needed around a place; whether the place itself is to go. */
  boolean removes(int place) {
    boolean isClosed = sink == MutableNet.NO_PLACE;
    if (isClosed) {
      removeSelfLoopTransitions(place);
    }
    boolean goes = (isClosed && isMarkedSelfLoop(place)) || hasTwin(place);
    gone.set(place, goes);
    return goes;
  }

  /** Takes out the places that were found to go; whether there were any. */
  boolean finish() {
    BitSet places = gone;
    gone = new BitSet();
    net.removePlaces(places);
    return !places.isEmpty();
  }

  private void removeSelfLoopTransitions(int place) {
    for (int t : List.copyOf(net.consumers(place))) {
      Bag loop = net.inputs(t);
      if (loop.size() == 1 && loop.equals(net.outputs(t)) && isTakenElsewhere(place, t)) {
        net.remove(t);
      }
    }
  }

  /** Whether another transition takes at least as many tokens from the place. */
  private boolean isTakenElsewhere(int place, int transition) {
    int taken = net.inputs(transition).count(place);
    for (int other : net.consumers(place)) {
      if (other != transition && net.inputs(other).count(place) >= taken) {
        return true;
      }
    }
    return false;
  }

  private boolean isMarkedSelfLoop(int place) {
    Set<Integer> around = net.producers(place);
    if (around.size() != net.consumers(place).size()) {
      return false;
    }
    for (int t : around) {
      int given = net.outputs(t).count(place);
      if (given != net.inputs(t).count(place) || given > net.tokens(place)) {
        return false;
      }
    }
    return true;
  }

  /** Every place is looked at after its last change, so the later of two twins finds the other. */
  private boolean hasTwin(int place) {
    if (place == sink) {
      return false;
    }
    Integer other = byLooks.put(net.looks(place), place);
    boolean isTwin =
        other != null
            && other != place
            && net.hasPlace(other)
            && !gone.get(other)
            && net.looks(other) == net.looks(place)
            && net.tokens(other) == net.tokens(place)
            && haveEqualArcs(place, other);
    if (isTwin) {
      byLooks.put(net.looks(place), other);
    }
    return isTwin;
  }

  private boolean haveEqualArcs(int a, int b) {
    if (!net.producers(a).equals(net.producers(b)) || !net.consumers(a).equals(net.consumers(b))) {
      return false;
    }
    for (int t : net.producers(a)) {
      if (net.outputs(t).count(a) != net.outputs(t).count(b)) {
        return false;
      }
    }
    for (int t : net.consumers(a)) {
      if (net.inputs(t).count(a) != net.inputs(t).count(b)) {
        return false;
      }
    }
    return true;
  }
}
