package dev.surefoot.check.petri;

import dev.surefoot.check.petri.Verdict.Reason;
import dev.surefoot.check.petri.Verdict.Unsound;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says whether a net is a sound workflow net, without looking at every marking. A workflow net is
 * sound if and only if it is live and bounded once a transition leads from its sink back to its
 * source (van der Aalst, Verification of Workflow Nets, 1997). So: look at the {@linkplain
 * WorkflowShape shape}, close the net by that transition, {@linkplain Reduction reduce} it, and
 * {@linkplain StateSpace explore} what is left.
 *
 * <p>A net whose reduction leaves a single transition is sound; every sound free-choice net comes
 * to that. Of what is left otherwise, a verdict needs all markings; if they are too many, it is
 * {@linkplain Verdict.Unknown unknown}, and never sound.
 */
public final class WorkflowNetCheck {
  private final PetriNet net;
  private final WorkflowShape shape;
  private final Limit limit;

  private WorkflowNetCheck(PetriNet net, WorkflowShape shape, Limit limit) {
    this.net = net;
    this.shape = shape;
    this.limit = limit;
  }

  /** The verdict on a net with the default limit. */
  public static Verdict check(PetriNet net) {
    return check(net, Limit.DEFAULT);
  }

  /** The verdict on a net; unknown if what reduction leaves exceeds the limit. */
  public static Verdict check(PetriNet net, Limit limit) {
    WorkflowShape shape = WorkflowShape.of(net);
    return shape.defect().isPresent()
        ? new Unsound(Reason.NOT_A_WORKFLOW_NET, shape.defect().get(), List.of())
        : new WorkflowNetCheck(net, shape, limit).check();
  }

  private Verdict check() {
    int[] initial = new int[net.places().size()];
    initial[shape.source()] = 1;
    MutableNet closed = new MutableNet(initial);
    List<PetriNet.Transition> transitions = net.transitions();
    for (int i = 0; i < transitions.size(); i++) {
      closed.add(transitions.get(i).inputs(), transitions.get(i).outputs(), Firing.of(i));
    }
    closed.add(Bag.of(shape.sink()), Bag.of(shape.source()), Firing.of(transitions.size()));
    Firing prefix = Reduction.reduce(closed);
    return closed.transitionCount() == 1 && closed.places().isEmpty()
        ? new Verdict.Sound()
        : explore(closed, prefix);
  }

  private Verdict explore(MutableNet reduced, Firing prefix) {
    int[] places = reduced.places().stream().toArray();
    Map<Integer, Integer> indexOf = new HashMap<>();
    int[] initial = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      indexOf.put(places[i], i);
      initial[i] = reduced.tokens(places[i]);
    }
    List<Bag> inputs = new ArrayList<>();
    List<Bag> outputs = new ArrayList<>();
    List<Firing> firings = new ArrayList<>();
    for (int t : reduced.transitions()) {
      inputs.add(reduced.inputs(t).renumbered(indexOf));
      outputs.add(reduced.outputs(t).renumbered(indexOf));
      firings.add(reduced.firing(t));
    }
    StateSpace space = StateSpace.explore(inputs, outputs, initial, limit);
    return space.outcome() == StateSpace.Outcome.CUT_OFF
        ? new Verdict.Unknown(
            "what reduction leaves of it has more than " + space.size() + " markings")
        : judge(space, new Witness(net, shape, prefix, firings));
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
