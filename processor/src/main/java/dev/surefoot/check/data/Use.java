package dev.surefoot.check.data;

import dev.surefoot.model.Branch;
import dev.surefoot.model.Node;
import dev.surefoot.model.Source;
import org.jspecify.annotations.Nullable;

/**
 * A transition that has to do with data: a step, the branch of a choice with its guard, the answer
 * of an await, what correlates it, or one of the two on the border of a sub-flow.
 *
 * @param transition its index in the net
 * @param kind what it is
 * @param name of the step, the choice, the await, or the sub-flow
 * @param guarded the branch whose guard it is, or null
 * @param around the choice or parallel around it, or null at top level
 * @param branch the branch of {@code around} in which it stands, or null at top level
 * @param at the step's class literal, the guard's type, or where the sub-flow is made
 * @param scope the name of the sub-flow in which it stands, or empty
 * @param stepClass the simple name of the class that a step runs, else empty
 */
record Use(
    int transition,
    Kind kind,
    String name,
    @Nullable String guarded,
    @Nullable Node around,
    @Nullable Branch branch,
    Signature signature,
    Source at,
    String scope,
    String stepClass) {
  /** What has to do with data. */
  enum Kind {
    STEP,
    GUARD,
    /** Makes what it is answered with. */
    ANSWER,
    /** Reads what the key of an await is computed from, where its answer is made. */
    CORRELATION,
    /** The border of a sub-flow. */
    SUBFLOW
  }

  boolean isSubflow() {
    return kind == Kind.SUBFLOW;
  }

  /** Whether it asks by a key that the flow names, and not by a step's parameter. */
  boolean asksByKey() {
    return kind == Kind.GUARD || kind == Kind.CORRELATION;
  }

  /** Whether it belongs to the flow that is checked, and not to one of its sub-flows. */
  boolean isOwn() {
    return scope.isEmpty();
  }

  /** Whether it could also do without a datum that it asks for now. */
  boolean mayTakeOptional() {
    return !asksByKey() && !isSubflow();
  }

  /**
   * {@code 'pick'}, {@code sub-flow 'invoicing'}, {@code the guard of branch 'short' of 'check'},
   * or {@code the correlation of 'paid'}.
   */
  String words() {
    String quoted = "'" + name + "'";
    return switch (kind) {
      case STEP, ANSWER -> quoted;
      case SUBFLOW -> "sub-flow " + quoted;
      case GUARD -> "the guard of branch '" + guarded + "' of " + quoted;
      case CORRELATION -> "the correlation of " + quoted;
    };
  }

  /** {@code in branch 'short' of 'check'}, or empty at top level. */
  String where() {
    return around == null || branch == null
        ? ""
        : "in branch '" + branch.name() + "' of '" + around.label().orElseThrow() + "'";
  }
}
