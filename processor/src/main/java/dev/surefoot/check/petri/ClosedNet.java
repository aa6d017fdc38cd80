package dev.surefoot.check.petri;

import java.util.BitSet;
import java.util.List;

/**
 * A workflow net with a transition that leads from its end back to its beginning, reduced. It is
 * live and bounded if and only if the workflow net is sound (van der Aalst, Verification of
 * Workflow Nets, 1997), for any number of tokens in the source: whenever the transition fires, what
 * it leaves behind besides the beginning could grow without limit.
 */
final class ClosedNet {
  private final PetriNet net;
  private final WorkflowShape shape;
  private final boolean isTrivial;
  private final Remainder rest;

  private ClosedNet(PetriNet net, WorkflowShape shape, boolean isTrivial, Remainder rest) {
    this.net = net;
    this.shape = shape;
    this.isTrivial = isTrivial;
    this.rest = rest;
  }

  static ClosedNet reduced(PetriNet net, WorkflowShape shape, Limit limit) {
    MutableNet closed = new MutableNet(shape.initial(net));
    List<PetriNet.Transition> transitions = net.transitions();
    for (int i = 0; i < transitions.size(); i++) {
      closed.add(transitions.get(i).inputs(), transitions.get(i).outputs(), Firing.of(i));
    }
    closed.add(
        Bag.of(shape.sink(), shape.tokens()),
        Bag.of(shape.source(), shape.tokens()),
        Firing.of(transitions.size()));
    Firing prefix = Reduction.reduceClosed(closed, limit.expired());
    boolean isTrivial = closed.transitionCount() == 1 && closed.places().isEmpty();
    return new ClosedNet(net, shape, isTrivial, Remainder.of(closed, prefix));
  }

  /** Whether nothing is left but a transition: then it is live and bounded. */
  boolean isTrivial() {
    return isTrivial;
  }

  /** Explores what is left; unknown if the limit is met. */
  Verdict explore(Limit limit) {
    if (isTrivial) {
      return new Verdict.Sound();
    }
    StateSpace space = rest.explore(limit);
    return space.outcome() == StateSpace.Outcome.CUT_OFF
        ? new Verdict.Unknown(
            "what reduction leaves of it has more than " + space.size() + " markings")
        : judge(space, new Witness(net, shape, rest.prefix(), rest.firings()));
  }

  /**
   * A complete space shows a live net if and only if every marking leads back to the first one, and
   * every transition fires: of a sound net the first marking is a home, and reduction keeps that.
   */
  private static Verdict judge(StateSpace space, Witness witness) {
    if (space.outcome() == StateSpace.Outcome.UNBOUNDED) {
      return witness.unbounded(space);
    }
    BitSet lost = space.leadingTo(0);
    lost.flip(0, space.size());
    if (!lost.isEmpty()) {
      return witness.lost(space, lost);
    }
    int idle = space.fired().nextClearBit(0);
    return idle < witness.transitionCount() ? witness.dead(idle) : new Verdict.Sound();
  }
}
