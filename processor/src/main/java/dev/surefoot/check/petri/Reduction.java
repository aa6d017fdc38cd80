package dev.surefoot.check.petri;

import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;
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
 *
 * <p>What a rule asks of a place takes time in proportion to its arcs. So a place with many is
 * looked at again only when nothing else is left that does not make the net larger: otherwise each
 * of a thousand branches that meet there would have all of them counted.
 *
 * @see Removal
 * @see Agglomeration
 */
final class Reduction {
  private static final int MOST_TRANSITIONS = 100_000;

  /** From so many arcs on, a place is looked at last. */
  private static final int MANY_ARCS = 32;

  /** A place to agglomerate, with how much the net grows, and about how long it takes. */
  private record Candidate(int growth, int cost, int place) {
    private static final Comparator<Candidate> ORDER =
        Comparator.comparingInt(Candidate::growth)
            .thenComparingInt(Candidate::cost)
            .thenComparingInt(Candidate::place);
  }

  private final MutableNet net;
  private final Removal removal;
  private final Agglomeration agglomeration;
  private final BooleanSupplier expired;
  private final PriorityQueue<Candidate> candidates = new PriorityQueue<>(Candidate.ORDER);
  private BitSet wide = new BitSet();

  private Reduction(MutableNet net, int sink, BooleanSupplier expired) {
    this.net = net;
    this.removal = new Removal(net, sink);
    this.agglomeration = new Agglomeration(net, sink == MutableNet.NO_PLACE);
    this.expired = expired;
  }

  /**
   * Reduces a closed net as far as the rules go, or until the time is over.
   *
   * @return what was fired meanwhile, to come to the marking that the net now has
   */
  static Firing reduceClosed(MutableNet net, BooleanSupplier expired) {
    return new Reduction(net, MutableNet.NO_PLACE, expired).run();
  }

  /** Reduces an open net, which keeps its sink, in the same way. */
  static Firing reduceOpen(MutableNet net, int sink, BooleanSupplier expired) {
    return new Reduction(net, sink, expired).run();
  }

  private Firing run() {
    boolean goesOn = true;
    while (goesOn && !expired.getAsBoolean()) {
      lookAtChanged();
      goesOn =
          agglomerateBest(0)
              || removal.finish()
              || lookAtWide()
              || agglomerateBest(Integer.MAX_VALUE);
    }
    return agglomeration.prefix();
  }

  private void lookAtChanged() {
    for (int place = net.nextChanged(); place >= 0; place = net.nextChanged()) {
      if (net.producers(place).size() + net.consumers(place).size() < MANY_ARCS) {
        look(place);
      } else {
        wide.set(place);
      }
    }
  }

  private boolean lookAtWide() {
    BitSet places = wide;
    wide = new BitSet();
    places.stream().forEach(this::look);
    return !places.isEmpty();
  }

  private void look(int place) {
    if (net.hasPlace(place) && !removal.removes(place) && agglomeration.mayApply(place)) {
      candidates.add(new Candidate(agglomeration.growth(place), agglomeration.cost(place), place));
    }
  }

  /** Agglomerates a place by which the net grows the least, if it is not more than so much. */
  private boolean agglomerateBest(int mostGrowth) {
    while (!candidates.isEmpty() && candidates.element().growth() <= mostGrowth) {
      Candidate best = candidates.remove();
      if (net.hasPlace(best.place())
          && agglomeration.growth(best.place()) == best.growth()
          && net.transitionCount() + best.growth() <= MOST_TRANSITIONS
          && agglomeration.applies(best.place())) {
        agglomeration.apply(best.place());
        return true;
      } // else it has changed, and was or will be looked at again
    }
    return false;
  }
}
