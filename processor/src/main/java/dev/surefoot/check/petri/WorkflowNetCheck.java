package dev.surefoot.check.petri;

import dev.surefoot.check.petri.Verdict.Reason;
import dev.surefoot.check.petri.Verdict.Unsound;
import java.util.List;

/**
 * Says whether a net is a sound workflow net, without looking at every marking: look at the
 * {@linkplain WorkflowShape shape}, {@linkplain ClosedNet close} the net by a transition from its
 * end to its beginning, {@linkplain Reduction reduce} it, and {@linkplain StateSpace explore} what
 * is left.
 *
 * <p>A net whose reduction leaves a single transition is sound; every sound free-choice net comes
 * to that. Of what is left otherwise, a verdict needs all markings; if they are too many, it is
 * {@linkplain Verdict.Unknown unknown}, and never sound.
 *
 * <p>A net with reset arcs is {@linkplain Shortening shortened} only, and then explored.
 *
 * <p>The reason that it gives is true, but of several it is the one that is met first; {@link
 * Diagnosis} looks for the gravest.
 */
public final class WorkflowNetCheck {
  private WorkflowNetCheck() {}

  /** The verdict on a net with the default limit. */
  public static Verdict check(PetriNet net) {
    return check(net, Limit.DEFAULT);
  }

  /** The verdict on a net; unknown if what reduction leaves exceeds the limit. */
  public static Verdict check(PetriNet net, Limit limit) {
    WorkflowShape shape = WorkflowShape.of(net);
    if (shape.defect().isPresent()) {
      return new Unsound(Reason.NOT_A_WORKFLOW_NET, shape.defect().get(), List.of());
    }
    return net.hasResets()
        ? Exploration.check(Shortening.of(net, shape), limit)
        : ClosedNet.reduced(net, shape, limit).explore(limit);
  }
}
