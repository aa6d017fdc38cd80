package dev.surefoot.check.petri;

import dev.surefoot.check.petri.OpenNet.Opinion;
import dev.surefoot.check.petri.Verdict.Reason;
import dev.surefoot.check.petri.Verdict.Unsound;
import java.util.List;

/**
 * The verdict on any net, with the gravest reason if it is not sound. The order is: no workflow
 * net, unbounded, improper completion, deadlock, livelock, dead transition. A source with k tokens
 * asks for k-soundness: from each marking it can come to k tokens in the sink and nothing else, it
 * never has k tokens there and something else, and each transition can fire.
 *
 * <p>{@linkplain ClosedNet Closing} the net shows soundness fastest, but mixes up the reasons; the
 * {@linkplain OpenNet open} net tells the reason, but has more markings. So both are asked, first
 * for a few markings and then for as many as are allowed; in between, the open net is walked about
 * at random. Whether a net was reduced changes neither verdict nor reason, unless a limit is met:
 * then what was found is told, and it is true, but something graver may have been missed.
 *
 * <p>A net with reset arcs is {@linkplain Shortening shortened} and explored; only if it is not
 * sound so, its own markings are looked at for the reason.
 *
 * @param states the number of markings looked at; zero if the structure of the net decides
 */
public record Diagnosis(Verdict verdict, int states) {
  private static final int FEW = 20_000;
  private static final int MANY = 300_000;

  /** The verdict on a net, or the gravest reason that is found within the limit. */
  public static Diagnosis of(PetriNet net, Limit limit) {
    WorkflowShape shape = WorkflowShape.of(net);
    if (shape.defect().isPresent()) {
      return new Diagnosis(
          new Unsound(Reason.NOT_A_WORKFLOW_NET, shape.defect().get(), List.of()), 0);
    }
    if (net.hasResets()) {
      return Exploration.diagnosis(net, shape, limit);
    }
    ClosedNet closed = ClosedNet.reduced(net, shape, limit);
    return closed.isTrivial()
        ? new Diagnosis(new Verdict.Sound(), 0)
        : explore(closed, OpenNet.reduced(net, shape, limit), limit);
  }

  private static Diagnosis explore(ClosedNet closed, OpenNet open, Limit limit) {
    Opinion few = open.explore(limit.atMost(FEW));
    if (few.isFinal()) {
      return new Diagnosis(few.verdict(), few.states());
    }
    Verdict live = closed.explore(limit.atMost(FEW));
    if (live.isSound()) {
      return new Diagnosis(live, few.states());
    }
    Verdict found = graver(graver(few.verdict(), live), open.walk(limit));
    Opinion many = open.explore(found instanceof Unsound ? limit.atMost(MANY) : limit);
    if (many.isFinal()) {
      return new Diagnosis(many.verdict(), many.states());
    }
    found = graver(many.verdict(), found);
    if (found instanceof Verdict.Unknown) {
      found = graver(closed.explore(limit), found);
    }
    return new Diagnosis(found, many.states());
  }

  private static Verdict graver(Verdict one, Verdict other) {
    if (one instanceof Unsound first && other instanceof Unsound second) {
      return first.reason().compareTo(second.reason()) <= 0 ? first : second;
    }
    return other instanceof Verdict.Unknown ? one : other;
  }
}
