package dev.surefoot.check;

import java.util.BitSet;

/**
 * Which regions are bound to be cancelled by a branch beside them, or beside a region around them,
 * so that nothing in them need come to an end by itself: such as a reminder that is repeated until
 * an answer has come.
 *
 * <p>A branch is bound to cancel if it can never come to its exit, and can come to a cancelling
 * exit from wherever it is. Inner regions are decided before outer ones: where a parallel inside a
 * branch can get stuck, so can the branch.
 */
final class Rescue {
  private final RegionGraph graph;
  private final BitSet leadingOut;
  private final BitSet escaping;

  /** The regions that may come to where they can neither finish nor cancel. */
  private final BitSet stuck = new BitSet();

  /** The regions that need not cancel: they may finish, or come to where they cannot cancel. */
  private final BitSet idle = new BitSet();

  private Rescue(RegionGraph graph) {
    this.graph = graph;
    this.leadingOut = graph.leadingOut();
    this.escaping = graph.escaping();
  }

  static Rescue of(Outline outline, RegionGraph graph) {
    Rescue rescue = new Rescue(graph);
    if (!graph.hasEscapes()) {
      rescue.idle.set(0, outline.regions().size());
      return rescue;
    }
    for (int i = outline.regions().size() - 1; i >= 0; i--) {
      rescue.decide(outline.regions().get(i), outline);
    }
    return rescue;
  }

  private void decide(FlowRegion region, Outline outline) {
    BitSet entered = graph.entered(region);
    boolean isStuck = false;
    boolean isIdle = false;
    for (int node = entered.nextSetBit(0); node >= 0; node = entered.nextSetBit(node + 1)) {
      boolean isStep = graph.isStep(node);
      boolean isLost = isStep && (!leadingOut.get(node) || isStuck(outline.spots().get(node)));
      isStuck |= isLost;
      isIdle |= isLost || !isStep || !escaping.get(node);
    }
    stuck.set(region.number(), isStuck);
    idle.set(region.number(), isIdle);
  }

  /** Whether a branch of a parallel may get stuck while all others need not cancel it. */
  private boolean isStuck(Spot parallel) {
    return parallel.inner().stream()
        .anyMatch(branch -> stuck.get(branch.number()) && !isCancelledBeside(branch));
  }

  private boolean isCancelledBeside(FlowRegion branch) {
    return branch.parallel().inner().stream()
        .anyMatch(other -> other != branch && !idle.get(other.number()));
  }

  /** Whether a region is bound to be cancelled from outside of it. */
  boolean isBound(FlowRegion region) {
    FlowRegion at = region;
    while (!at.isRoot()) {
      if (isCancelledBeside(at)) {
        return true;
      }
      at = at.parallel().region();
    }
    return false;
  }
}
