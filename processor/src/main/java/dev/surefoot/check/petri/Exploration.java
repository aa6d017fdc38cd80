package dev.surefoot.check.petri;

import dev.surefoot.check.petri.Verdict.Reason;
import dev.surefoot.check.petri.Verdict.Unsound;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Soundness by its definition (van der Aalst, The Application of Petri Nets to Workflow Management,
 * 1998): every reachable marking is looked at. Right, and slow where branches run at the same time.
 */
public final class Exploration {
  private final PetriNet net;
  private final WorkflowShape shape;
  private final StateSpace space;

  private Exploration(PetriNet net, WorkflowShape shape, Limit limit) {
    this.net = net;
    this.shape = shape;
    this.space =
        StateSpace.explore(
            net.transitions().stream().map(PetriNet.Transition::inputs).toList(),
            net.transitions().stream().map(PetriNet.Transition::outputs).toList(),
            net.hasResets()
                ? net.transitions().stream().map(PetriNet.Transition::resets).toList()
                : List.of(),
            shape.initial(net),
            limit);
  }

  /** The verdict on a net; unknown if the limit is met. */
  public static Verdict check(PetriNet net, Limit limit) {
    WorkflowShape shape = WorkflowShape.of(net);
    if (shape.defect().isPresent()) {
      return new Unsound(Reason.NOT_A_WORKFLOW_NET, shape.defect().get(), List.of());
    }
    return new Exploration(net, shape, limit).verdict();
  }

  /** The verdict on a net with reset arcs, and the reason in names of its own. */
  static Diagnosis diagnosis(PetriNet net, WorkflowShape shape, Limit limit) {
    PetriNet shorter = Shortening.of(net, shape);
    WorkflowShape smaller = WorkflowShape.of(shorter);
    Verdict found = new Verdict.Unknown("its shortened net has no shape of its own");
    if (smaller.defect().isEmpty()) {
      Exploration few = new Exploration(shorter, smaller, limit);
      found = few.verdict();
      if (found.isSound()) {
        return new Diagnosis(found, few.space.size());
      }
    }
    Exploration all = new Exploration(net, shape, limit);
    Verdict verdict = all.verdict();
    if (verdict instanceof Verdict.Unknown && found instanceof Unsound unsound) {
      verdict = new Unsound(unsound.reason(), unsound.what(), List.of());
    }
    return new Diagnosis(verdict, all.space.size());
  }

  private Verdict verdict() {
    for (int state = 0; state < space.size(); state++) {
      if (shape.isImproper(space.marking(state))) {
        return unsound(Reason.IMPROPER_COMPLETION, "it finishes and leaves tokens behind", state);
      }
    }
    if (space.outcome() == StateSpace.Outcome.UNBOUNDED) {
      return unsound(Reason.UNBOUNDED, "its tokens grow without limit", space.size() - 1);
    }
    if (space.outcome() == StateSpace.Outcome.CUT_OFF) {
      return new Verdict.Unknown("it has more than " + space.size() + " markings");
    }
    int[] last = new int[net.places().size()];
    last[shape.sink()] = shape.tokens();
    int end = space.find(last);
    BitSet dead = space.dead();
    if (end >= 0) {
      dead.clear(end);
    }
    if (!dead.isEmpty()) {
      return unsound(Reason.DEADLOCK, "it comes to a standstill", dead.nextSetBit(0));
    }
    BitSet finishing = end < 0 ? new BitSet() : space.leadingTo(end);
    int lost = finishing.nextClearBit(0);
    if (lost < space.size()) {
      return unsound(Reason.LIVELOCK, "it goes on without coming to its end", lost);
    }
    int idle = space.fired().nextClearBit(0);
    return idle < net.transitions().size()
        ? new Unsound(
            Reason.DEAD_TRANSITION,
            "transition '" + net.transitions().get(idle).name() + "' can never fire",
            List.of())
        : new Verdict.Sound();
  }

  private Unsound unsound(Reason reason, String what, int state) {
    List<String> firing = new ArrayList<>();
    space.way(0, state).forEach(t -> firing.add(net.transitions().get(t).name()));
    return new Unsound(reason, what, firing);
  }
}
