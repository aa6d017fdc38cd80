package dev.surefoot.check.petri;

import dev.surefoot.check.petri.Verdict.Reason;
import dev.surefoot.check.petri.Verdict.Unsound;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A workflow net as it is, without a way back from its end, so that its markings tell why it is not
 * sound. {@linkplain Reduction Reduced} in a way that keeps every reason.
 */
final class OpenNet {
  /**
   * What exploration says.
   *
   * @param isFinal whether no graver reason can be found
   * @param states the number of markings looked at
   */
  record Opinion(Verdict verdict, boolean isFinal, int states) {}

  private static final String GROWS = "its tokens grow without limit";
  private static final String LEAVES = "it finishes and leaves tokens behind";
  private static final String STANDS = "it comes to a standstill";

  /** So many transitions are looked at in all while walking. */
  private static final long MOST_WORK = 20_000_000;

  private final PetriNet net;
  private final WorkflowShape shape;
  private final Remainder rest;
  private final WorkflowShape restShape;

  private OpenNet(PetriNet net, WorkflowShape shape, Remainder rest) {
    this.net = net;
    this.shape = shape;
    this.rest = rest;
    this.restShape =
        new WorkflowShape(-1, rest.indexOf(shape.sink()), shape.tokens(), shape.defect());
  }

  static OpenNet reduced(PetriNet net, WorkflowShape shape, Limit limit) {
    MutableNet open = mutable(net, shape);
    return new OpenNet(
        net, shape, Remainder.of(open, Reduction.reduceOpen(open, shape.sink(), limit.expired())));
  }

  /** The net as it is. */
  static OpenNet unreduced(PetriNet net, WorkflowShape shape) {
    return new OpenNet(net, shape, Remainder.of(mutable(net, shape), Firing.NONE));
  }

  private static MutableNet mutable(PetriNet net, WorkflowShape shape) {
    MutableNet open = new MutableNet(shape.initial(net));
    List<PetriNet.Transition> transitions = net.transitions();
    for (int i = 0; i < transitions.size(); i++) {
      open.add(transitions.get(i).inputs(), transitions.get(i).outputs(), Firing.of(i));
    }
    return open;
  }

  /** Explores until the gravest reason is found, or all markings, or the limit is met. */
  Opinion explore(Limit limit) {
    StateSpace space = rest.explore(limit);
    boolean isFinal = space.outcome() != StateSpace.Outcome.CUT_OFF;
    Verdict verdict = isFinal ? judge(space) : judgePart(space);
    return new Opinion(verdict, isFinal, space.size());
  }

  private Verdict judge(StateSpace space) {
    if (space.outcome() == StateSpace.Outcome.UNBOUNDED) {
      return unsound(Reason.UNBOUNDED, GROWS, space.way(0, space.size() - 1));
    }
    Verdict verdict = judgePart(space);
    if (verdict instanceof Unsound) {
      return verdict;
    }
    int end = end(space);
    BitSet finishing = end < 0 ? new BitSet() : space.leadingTo(end);
    int lost = finishing.nextClearBit(0);
    if (lost < space.size()) {
      return unsound(Reason.LIVELOCK, "it goes on without coming to its end", space.way(0, lost));
    }
    int idle = space.fired().nextClearBit(0);
    if (idle < rest.firings().size()) {
      String name = net.transitions().get(rest.firings().get(idle).head()).name();
      return new Unsound(
          Reason.DEAD_TRANSITION, "transition '" + name + "' can never fire", List.of());
    }
    return new Verdict.Sound();
  }

  /** What a part of the markings shows: finishing improperly and standing still. */
  private Verdict judgePart(StateSpace space) {
    for (int state = 0; state < space.size(); state++) {
      if (restShape.isImproper(space.marking(state))) {
        return unsound(Reason.IMPROPER_COMPLETION, LEAVES, space.way(0, state));
      }
    }
    BitSet dead = space.dead();
    int end = end(space);
    if (end >= 0) {
      dead.clear(end);
    }
    return dead.isEmpty()
        ? new Verdict.Unknown("it has more than " + space.size() + " markings")
        : unsound(Reason.DEADLOCK, STANDS, space.way(0, dead.nextSetBit(0)));
  }

  private int end(StateSpace space) {
    int[] last = new int[rest.initial().length];
    last[restShape.sink()] = shape.tokens();
    return space.find(last);
  }

  private Unsound unsound(Reason reason, String what, List<Integer> way) {
    return new Witness(net, shape, rest.prefix(), rest.firings()).told(way, reason, what);
  }

  /**
   * Walks about at random, always in the same way: what exploration misses, because it is far from
   * the beginning, is often met soon.
   */
  Verdict walk(Limit limit) {
    SplittableRandom random = new SplittableRandom(1);
    Verdict gravest = new Verdict.Unknown("nothing was found by chance");
    long work = MOST_WORK;
    while (work > 0 && !limit.expired().getAsBoolean()) {
      Walk walk = new Walk(rest, restShape, random);
      Optional<Reason> reason = walk.go(limit.expired());
      work -= (long) (walk.way().size() + 1) * rest.inputs().size();
      if (reason.isPresent()
          && (!(gravest instanceof Unsound before)
              || reason.get().compareTo(before.reason()) < 0)) {
        gravest = unsound(reason.get(), what(reason.get()), walk.way());
      }
    }
    return gravest;
  }

  private static String what(Reason reason) {
    return reason == Reason.UNBOUNDED
        ? GROWS
        : reason == Reason.IMPROPER_COMPLETION ? LEAVES : STANDS;
  }
}
