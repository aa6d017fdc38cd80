package dev.surefoot.check.data;

import dev.surefoot.model.Branch;
import dev.surefoot.model.Node;
import dev.surefoot.model.Source;
import org.jspecify.annotations.Nullable;

/**
 * A transition that has to do with data: a step, or the branch of a choice with its guard.
 *
 * @param transition its index in the net
 * @param name of the step, or of the choice
 * @param guarded the branch whose guard it is, or null for a step
 * @param around the choice or parallel around it, or null at top level
 * @param branch the branch of {@code around} in which it stands, or null at top level
 * @param at the step's class literal, or the guard's type
 */
record Use(
    int transition,
    String name,
    @Nullable String guarded,
    @Nullable Node around,
    @Nullable Branch branch,
    Signature signature,
    Source at) {

  boolean isGuard() {
    return guarded != null;
  }

  /** {@code 'pick'}, or {@code the guard of branch 'short' of 'check'}. */
  String words() {
    return guarded == null
        ? "'" + name + "'"
        : "the guard of branch '" + guarded + "' of '" + name + "'";
  }

  /** {@code in branch 'short' of 'check'}, or empty at top level. */
  String where() {
    return around == null || branch == null
        ? ""
        : "in branch '" + branch.name() + "' of '" + around.label().orElseThrow() + "'";
  }
}
