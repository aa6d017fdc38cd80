package dev.surefoot.check;

import dev.surefoot.model.End;
import dev.surefoot.model.Redirect;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Decides from the tree alone, in linear time, whether a flow is sound: whatever happens, it can
 * still finish; when it finishes, no work is left behind; and no step is there in vain.
 *
 * <h2>The theorem</h2>
 *
 * <p>Cut the flow into <em>regions</em>: the root, each branch of each parallel that has at least
 * two, and each sub-flow. One token walks through a region at a time. Then the net of the flow is
 * sound if and only if
 *
 * <ol>
 *   <li>every plain jump stays in its own region, and every cancelling one goes to a region around
 *       its own,
 *   <li>every plain end is in the root region of its own flow: in no parallel, or in none inside
 *       its sub-flow, whose exit it leads to, and
 *   <li>within each region, with each nested parallel and sub-flow taken as one step, every step
 *       can be reached from the region's entry and can reach its exit or a cancelling exit; only
 *       where a branch beside it can do nothing but cancel need it not, as long as the sub-flow in
 *       which it stands can end at all.
 * </ol>
 *
 * <p>A nested parallel leads on only if every branch can reach its own exit, else its join is dead;
 * and it leads to wherever a cancelling exit inside of it goes.
 *
 * <h2>Why it holds</h2>
 *
 * <p><em>If.</em> By the first two conditions tokens enter a region only through the split of its
 * parallel and leave it only through the join, or are taken away with all that is beside them. A
 * region without nested parallels is then a state machine with one token, and by the third
 * condition this token can always come to the exit or to a cancelling one, and every transition can
 * fire. Seen from outside, a parallel whose branches are such regions is therefore a single
 * transition, with an outcome for the join and one for each cancelling exit, that always ends: if
 * all of its branches can come to their exits, it joins; if one of them cannot, that one can
 * cancel, from wherever it is. Replace it by that transition, and the region around it is a state
 * machine too. A sub-flow is the same with one branch, beside which the token of the flow around it
 * waits. Induction over the nesting reaches the root, whose exit is the end of the flow.
 *
 * <p><em>Only if.</em> Take a flow that breaks a condition. A jump out of a branch takes a token
 * away that the join needs, or, if the parallel is entered again, lets its branches hold two; a
 * jump into a branch gives its join one token where others are missing; a jump over the border of a
 * sub-flow leaves the token that waits outside behind, or finds none there at the sub-flow's end;
 * an end in a branch finishes the flow while the siblings still hold theirs. A step that cannot be
 * reached is a dead transition, and from one that cannot reach the exit of its region the flow
 * cannot finish, unless a branch beside it is bound to cancel it; and of a sub-flow that can never
 * end, the exit is a dead transition even then. Nothing repairs this elsewhere, because every guard
 * may go either way. (Where there are cancelling exits, one of them may by chance clear away what a
 * jump across a border did, or an end in a parallel of a sub-flow; the first two conditions then
 * ask for more than soundness.)
 *
 * <p>{@link SecondOpinion} repeats each verdict on the net, without knowing of regions.
 *
 * @param crossings the jumps that break the first condition
 * @param innerEnds the ends that break the second
 * @param unreachable the steps that the flow cannot come to, if every jump stays in its region
 * @param trapped the steps that can reach neither the exit of their region nor a cancelling exit,
 *     if every jump stays in its region, and that no branch beside them is bound to cancel
 */
record Soundness(
    RegionGraph graph,
    List<Spot> crossings,
    List<Spot> innerEnds,
    List<Spot> unreachable,
    List<Spot> trapped) {
  static Soundness of(Outline outline) {
    RegionGraph graph = RegionGraph.of(outline);
    BitSet reachable = graph.reachable();
    BitSet leadingOut = graph.leadingOut();
    Rescue rescue = Rescue.of(outline, graph);
    List<Spot> crossings = new ArrayList<>();
    List<Spot> innerEnds = new ArrayList<>();
    List<Spot> unreachable = new ArrayList<>();
    List<Spot> trapped = new ArrayList<>();
    for (Spot spot : outline.spots()) {
      if (spot.node() instanceof Redirect jump
          && outline.target(jump).region() != spot.region()
          && !outline.leavesByCancelling(spot)) {
        crossings.add(spot);
      }
      if (spot.node() instanceof End
          && !spot.region().isFlow()
          && !outline.leavesByCancelling(spot)) {
        innerEnds.add(spot);
      }
      if (!reachable.get(spot.number())) {
        unreachable.add(spot);
      }
      boolean isRescued = rescue.isBound(spot.region()) && !graph.isDeadEnd(spot.region().flow());
      if (!leadingOut.get(spot.number()) && !isRescued) {
        trapped.add(spot);
      }
    }
    return new Soundness(graph, crossings, innerEnds, unreachable, trapped);
  }

  /**
   * Whether a jump or an end leaves tokens where a cancelling exit may by chance clear them away,
   * so that the net may be sound all the same.
   */
  boolean isWrongByTokensLeft() {
    return !crossings.isEmpty() || innerEnds.stream().anyMatch(e -> !e.region().flow().isRoot());
  }

  /** Whether all three conditions hold. */
  boolean holds() {
    return crossings.isEmpty() && innerEnds.isEmpty() && unreachable.isEmpty() && trapped.isEmpty();
  }
}
