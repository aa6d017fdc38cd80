package dev.surefoot.check.petri;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Makes a marked net smaller without changing what is asked of it (Berthelot, Transformations and
 * Decompositions of Nets, 1987; Murata, Petri Nets: Properties, Analysis and Applications, 1989).
 * Of a <em>closed</em> net that is whether it is live and bounded; of an <em>open</em> one, with a
 * final marking in its sink, all that tells why it is not sound: whether it is bounded, can finish
 * improperly, stand still, go on without an end, and has dead transitions.
 *
 * <ul>
 *   <li><em>Parallel transitions</em> with equal arcs: one stays.
 *   <li><em>Parallel places</em> with equal arcs <em>and equal marking</em>: one stays. The sink of
 *       an open net has no twin.
 *   <li>Of a closed net, a <em>self-loop place</em>, from which each transition takes what it gives
 *       back, goes if it <em>has the tokens</em> that each of them takes.
 *   <li>A <em>self-loop transition</em> with a <em>single place</em> goes if <em>another transition
 *       consumes</em> at least as much from that place. Of an open net only together with the
 *       place: otherwise markings in which it can fire would seem to stand still.
 *   <li>A place is <em>agglomerated</em>, each of its producers made one with each of its
 *       consumers, if it is unmarked, its consumers take one token, producers and consumers are
 *       disjoint and neither is missing, it is the only input of its consumers, each of them has an
 *       output, and the producers give one token, or there is but one consumer. Series places and
 *       series transitions are special cases.
 *   <li>A marked place whose surroundings allow agglomeration and that has a single consumer: this
 *       is fired at once. Nothing can prevent or replace that firing, so it does not matter when it
 *       happens. In an open net the source, which has no producers, allows it too.
 * </ul>
 *
 * <p>What stands in italics is what makes the rules right; without it, unsound nets pass. Why
 * agglomeration keeps what is asked of an open net: only markings with tokens in the place are
 * lost, and each of them comes, by firings that nothing prevents, to one that stays and that is
 * dead, improper or without a way to the end if the lost one was. Places are agglomerated in the
 * order of how little the net grows by it, and of how little work it is. All loops are iterative.
 */
final class Reduction {
  private static final int MOST_TRANSITIONS_PER_PLACE = 20_000;
  private static final int MOST_TRANSITIONS = 100_000;
  private static final int NO_PLACE = -1;
  private static final int HEAVY = 1 << 28;

  /** A place to agglomerate, with how much the net grows, and about how long it takes. */
  private record Candidate(int growth, int cost, int place) implements Comparable<Candidate> {
    private static final Comparator<Candidate> ORDER =
        Comparator.comparingInt(Candidate::growth)
            .thenComparingInt(Candidate::cost)
            .thenComparingInt(Candidate::place);

    @Override
    public int compareTo(Candidate other) {
      return ORDER.compare(this, other);
    }
  }

  private final MutableNet net;
  private final int sink;
  private final BooleanSupplier expired;
  private final PriorityQueue<Candidate> candidates = new PriorityQueue<>();
  private final Set<Candidate> waiting = new HashSet<>();
  private Firing prefix = Firing.NONE;

  private Reduction(MutableNet net, int sink, BooleanSupplier expired) {
    this.net = net;
    this.sink = sink;
    this.expired = expired;
  }

  /**
   * Reduces a closed net as far as the rules go, or until the time is over.
   *
   * @return what was fired meanwhile, to come to the marking that the net now has
   */
  static Firing reduceClosed(MutableNet net, BooleanSupplier expired) {
    return new Reduction(net, NO_PLACE, expired).run();
  }

  /** Reduces an open net, which keeps its sink, in the same way. */
  static Firing reduceOpen(MutableNet net, int sink, BooleanSupplier expired) {
    return new Reduction(net, sink, expired).run();
  }

  private boolean isClosed() {
    return sink == NO_PLACE;
  }

  private Firing run() {
    boolean goesOn = true;
    while (goesOn && !expired.getAsBoolean()) {
      for (int place = net.nextChanged(); place >= 0; place = net.nextChanged()) {
        look(place);
      }
      goesOn = agglomerateBest();
    }
    return prefix;
  }

  private void look(int place) {
    if (!net.hasPlace(place)) {
      return;
    }
    if (isClosed()) {
      removeSelfLoopTransitions(place);
    }
    if ((isClosed() && isMarkedSelfLoop(place)) || hasTwin(place)) {
      net.removePlace(place);
    } else if (mayAgglomerate(place)) {
      Candidate candidate = new Candidate(growth(place), cost(place), place);
      if (waiting.add(candidate)) {
        candidates.add(candidate);
      }
    }
  }

  private void removeSelfLoopTransitions(int place) {
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
    if (place == sink) {
      return false;
    }
    Bag nearby = smallestNeighbour(place);
    for (int i = 0; i < nearby.size(); i++) {
      int other = nearby.place(i);
      if (other != place
          && other != sink
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
    for (int t : net.consumers(place)) {
      best = best.isEmpty() || net.inputs(t).size() < best.size() ? net.inputs(t) : best;
      if (best.size() == 1) {
        return best;
      }
    }
    for (int t : net.producers(place)) {
      best = best.isEmpty() || net.outputs(t).size() < best.size() ? net.outputs(t) : best;
      if (best.size() == 1) {
        return best;
      }
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

  /** What can be said of a place at a glance. */
  private boolean mayAgglomerate(int place) {
    int producers = net.producers(place).size();
    int consumers = net.consumers(place).size();
    return consumers > 0
        && (producers > 0 || (net.tokens(place) > 0 && !isClosed()))
        && (long) producers * consumers <= MOST_TRANSITIONS_PER_PLACE;
  }

  private boolean canAgglomerate(int place) {
    if (!mayAgglomerate(place)) {
      return false;
    }
    List<Integer> consumers = consumers(place);
    List<Integer> producers = producers(place);
    int most = Math.max(1, net.tokens(place));
    for (int t : producers) {
      int given = net.outputs(t).count(place);
      if (given > 1 && consumers.size() > 1 || net.outputs(t).heaviest() > HEAVY) {
        return false;
      }
      most = Math.max(most, given);
    }
    if (consumers.isEmpty()
        || (producers.isEmpty() && (isClosed() || net.tokens(place) == 0))
        || (net.tokens(place) > 0 && consumers.size() > 1)) {
      return false;
    }
    for (int t : consumers) {
      Bag out = net.outputs(t);
      if (!net.inputs(t).isJust(place)
          || out.isEmpty()
          || out.count(place) > 0
          || out.heaviest() > HEAVY / most
          || (net.tokens(place) > 0 && holdsMany(out))) {
        return false;
      }
    }
    return true;
  }

  private boolean holdsMany(Bag places) {
    for (int i = 0; i < places.size(); i++) {
      if (net.tokens(places.place(i)) > HEAVY) {
        return true;
      }
    }
    return false;
  }

  /** A transition that in an open net goes together with the place. */
  private boolean isIdleLoop(int transition, int place) {
    return net.inputs(transition).isJust(place) && net.outputs(transition).isJust(place);
  }

  private List<Integer> consumers(int place) {
    return net.consumers(place).stream().filter(t -> !isIdleLoop(t, place)).toList();
  }

  private List<Integer> producers(int place) {
    return net.producers(place).stream().filter(t -> !isIdleLoop(t, place)).toList();
  }

  private int growth(int place) {
    int producers = net.producers(place).size();
    int consumers = net.consumers(place).size();
    return producers * consumers - producers - consumers;
  }

  /** Wide splits are taken apart last, when their branches are short. */
  private int cost(int place) {
    int cost = 0;
    for (int t : net.producers(place)) {
      cost += net.outputs(t).size();
    }
    return cost;
  }

  private boolean agglomerateBest() {
    while (!candidates.isEmpty()) {
      Candidate best = candidates.remove();
      waiting.remove(best);
      if (net.hasPlace(best.place())
          && growth(best.place()) == best.growth()
          && canAgglomerate(best.place())
          && net.transitionCount() + best.growth() <= MOST_TRANSITIONS) {
        agglomerate(best.place());
        return true;
      } // else it has changed, and was looked at again
    }
    return false;
  }

  private void agglomerate(int place) {
    List<Integer> producers = producers(place);
    List<Integer> consumers = consumers(place);
    for (int t : List.copyOf(net.consumers(place))) {
      if (isIdleLoop(t, place)) {
        net.remove(t);
      }
    }
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
      int given = net.outputs(t).count(place);
      Bag rest = net.outputs(t).without(place);
      Firing before = net.firing(t);
      net.replace(
          t, in, rest.plus(outputs.get(0).times(given)), before.then(firings.get(0).times(given)));
      for (int i = 1; i < outputs.size(); i++) {
        net.add(in, rest.plus(outputs.get(i)), before.then(firings.get(i)));
      }
    }
    net.dropPlace(place);
  }

  private void fireAtOnce(int place, int consumer) {
    int times = net.tokens(place);
    if (times > 0) {
      prefix = prefix.then(net.firing(consumer).times(times));
      net.put(net.outputs(consumer).times(times));
      net.clear(place);
    }
  }
}
