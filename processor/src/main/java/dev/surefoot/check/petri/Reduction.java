package dev.surefoot.check.petri;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Makes a marked net smaller without changing whether it is live and bounded (Berthelot,
 * Transformations and Decompositions of Nets, 1987; Murata, Petri Nets: Properties, Analysis and
 * Applications, 1989).
 *
 * <ul>
 *   <li><em>Parallel transitions</em> with equal arcs: one stays.
 *   <li><em>Parallel places</em> with equal arcs <em>and equal marking</em>: one stays.
 *   <li>A <em>self-loop place</em>, from which each transition takes what it gives back, goes if it
 *       <em>has the tokens</em> that each of them takes.
 *   <li>A <em>self-loop transition</em> with a <em>single place</em> goes if <em>another transition
 *       consumes</em> at least as much from that place.
 *   <li>A place is <em>agglomerated</em>, each of its producers made one with each of its
 *       consumers, if it is unmarked, its arcs weigh one, producers and consumers are disjoint and
 *       neither is missing, it is the only input of its consumers, and each of them has an output.
 *       Series places and series transitions are special cases.
 *   <li>A marked place whose surroundings allow agglomeration and that has a single consumer: this
 *       is fired at once. Nothing can prevent or replace that firing, so it does not matter when it
 *       happens.
 * </ul>
 *
 * <p>What stands in italics is what makes the rules right; without it, unsound nets pass. Places
 * are agglomerated in the order of how little the net grows by it. All loops are iterative.
 */
final class Reduction {
  private static final int MOST_TRANSITIONS_PER_PLACE = 20_000;
  private static final int MOST_TRANSITIONS = 100_000;
  private static final int MOST_TOKENS = 1_000;
  private static final int HEAVY = 1 << 28;

  private record Candidate(int growth, int place) implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      return growth != other.growth
          ? Integer.compare(growth, other.growth)
          : Integer.compare(place, other.place);
    }
  }

  private final MutableNet net;
  private final PriorityQueue<Candidate> candidates = new PriorityQueue<>();
  private Firing prefix = Firing.NONE;

  private Reduction(MutableNet net) {
    this.net = net;
  }

  /**
   * Reduces a net as far as the rules go.
   *
   * @return what was fired meanwhile, to come to the marking that the net now has
   */
  static Firing reduce(MutableNet net) {
    Reduction reduction = new Reduction(net);
    reduction.run();
    return reduction.prefix;
  }

  private void run() {
    boolean goesOn = true;
    while (goesOn) {
      for (int place = net.nextChanged(); place >= 0; place = net.nextChanged()) {
        look(place);
      }
      goesOn = agglomerateBest();
    }
  }

  private void look(int place) {
    if (!net.hasPlace(place)) {
      return;
    }
    removeSelfLoopTransition(place);
    if (isMarkedSelfLoop(place) || hasTwin(place)) {
      net.removePlace(place);
    } else if (canAgglomerate(place)) {
      candidates.add(new Candidate(growth(place), place));
    }
  }

  private void removeSelfLoopTransition(int place) {
    for (int t : List.copyOf(net.consumers(place))) {
      Bag loop = net.inputs(t);
      if (loop.size() == 1
          && loop.equals(net.outputs(t))
          && net.consumers(place).stream()
              .anyMatch(u -> u != t && net.inputs(u).count(place) >= loop.weight(0))) {
        net.remove(t);
      }
    }
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

  /** A twin is found among the places of a single neighbour, as it has the same neighbours. */
  private boolean hasTwin(int place) {
    Bag nearby = smallestNeighbour(place);
    for (int i = 0; i < nearby.size(); i++) {
      int other = nearby.place(i);
      if (other != place
          && net.shape(other) == net.shape(place)
          && net.tokens(other) == net.tokens(place)
          && haveEqualArcs(place, other)) {
        return true;
      }
    }
    return false;
  }

  private Bag smallestNeighbour(int place) {
    Bag best = Bag.EMPTY;
    for (int t : net.producers(place)) {
      best = best.isEmpty() || net.outputs(t).size() < best.size() ? net.outputs(t) : best;
    }
    for (int t : net.consumers(place)) {
      best = best.isEmpty() || net.inputs(t).size() < best.size() ? net.inputs(t) : best;
    }
    return best;
  }

  private boolean haveEqualArcs(int a, int b) {
    return net.producers(a).equals(net.producers(b))
        && net.consumers(a).equals(net.consumers(b))
        && net.producers(a).stream()
            .allMatch(t -> net.outputs(t).count(a) == net.outputs(t).count(b))
        && net.consumers(a).stream()
            .allMatch(t -> net.inputs(t).count(a) == net.inputs(t).count(b));
  }

  private boolean canAgglomerate(int place) {
    Set<Integer> producers = net.producers(place);
    Set<Integer> consumers = net.consumers(place);
    if (producers.isEmpty()
        || consumers.isEmpty()
        || (net.tokens(place) > 0 && consumers.size() > 1)
        || net.tokens(place) > MOST_TOKENS
        || (long) producers.size() * consumers.size() > MOST_TRANSITIONS_PER_PLACE) {
      return false;
    }
    for (int t : consumers) {
      Bag out = net.outputs(t);
      if (!net.inputs(t).isJust(place)
          || out.isEmpty()
          || out.count(place) > 0
          || out.heaviest() > HEAVY / (net.tokens(place) + 1)) {
        return false;
      }
    }
    return producers.stream()
        .allMatch(t -> net.outputs(t).count(place) == 1 && net.outputs(t).heaviest() <= HEAVY);
  }

  private int growth(int place) {
    int producers = net.producers(place).size();
    int consumers = net.consumers(place).size();
    return producers * consumers - producers - consumers;
  }

  private boolean agglomerateBest() {
    while (!candidates.isEmpty()) {
      Candidate best = candidates.remove();
      if (net.hasPlace(best.place())
          && canAgglomerate(best.place())
          && growth(best.place()) == best.growth()
          && net.transitionCount() + best.growth() <= MOST_TRANSITIONS) {
        agglomerate(best.place());
        return true;
      } // else it has changed, and was looked at again
    }
    return false;
  }

  private void agglomerate(int place) {
    List<Integer> producers = List.copyOf(net.producers(place));
    List<Integer> consumers = List.copyOf(net.consumers(place));
    fireAtOnce(place, consumers.get(0));
    List<Bag> outputs = new ArrayList<>();
    List<Firing> firings = new ArrayList<>();
    for (int t : consumers) {
      outputs.add(net.outputs(t));
      firings.add(net.firing(t));
      net.remove(t);
    }
    for (int t : producers) {
      Bag in = net.inputs(t);
      Bag rest = net.outputs(t).without(place);
      net.remove(t);
      for (int i = 0; i < outputs.size(); i++) {
        net.add(in, rest.plus(outputs.get(i)), net.firing(t).then(firings.get(i)));
      }
    }
    net.dropPlace(place);
  }

  private void fireAtOnce(int place, int consumer) {
    int times = net.tokens(place);
    for (int i = 0; i < times; i++) {
      prefix = prefix.then(net.firing(consumer));
    }
    net.put(net.outputs(consumer), times);
    net.clear(place);
  }
}
