package dev.surefoot.check.data;

import dev.surefoot.model.Branch;
import dev.surefoot.model.Node;
import dev.surefoot.model.Source;
import org.jspecify.annotations.Nullable;

/**
 * A transition that has to do with data: a step, the branch of a choice with its guard, or one of
 * the two on the border of a sub-flow.
 *
 * @param transition its index in the net
 * @param name of the step, the choice, or the sub-flow
 * @param guarded the branch whose guard it is, or null
 * @param around the choice or parallel around it, or null at top level
 * @param branch the branch of {@code around} in which it stands, or null at top level
 * @param at the step's class literal, the guard's type, or where the sub-flow is made
 * @param scope the name of the sub-flow in which it stands, or empty
 * @param isSubflow whether it is the border of a sub-flow
 * @param stepClass the simple name of the class that a step runs, else empty
 */
record Use(
    int transition,
    String name,
    @Nullable String guarded,
    @Nullable Node around,
    @Nullable Branch branch,
    Signature signature,
    Source at,
    String scope,
    boolean isSubflow,
    String stepClass) {

  boolean isGuard() {
    return guarded != null;
  }

  /** Whether it belongs to the flow that is checked, and not to one of its sub-flows. */
  boolean isOwn() {
    return scope.isEmpty();
  }

  /** Whether it could also do without a datum that it asks for now. */
  boolean mayTakeOptional() {
    return !isGuard() && !isSubflow;
  }

  /**
   * {@code 'pick'}, {@code sub-flow 'invoicing'}, or {@code the guard of branch 'short' of
   * 'check'}.
   */
  String words() {
    return guarded == null
        ? (isSubflow ? "sub-flow '" : "'") + name + "'"
        : "the guard of branch '" + guarded + "' of '" + name + "'";
  }

  /** {@code in branch 'short' of 'check'}, or empty at top level. */
  String where() {
    return around == null || branch == null
        ? ""
        : "in branch '" + branch.name() + "' of '" + around.label().orElseThrow() + "'";
  }
}
