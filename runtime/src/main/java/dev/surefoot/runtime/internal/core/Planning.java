package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.runtime.internal.core.Legality.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rollback would do to an instance, and where it may go; nothing is done. */
public final class Planning {
  /** A plan, or why there is none. */
  public record Answer(@Nullable RollbackPlan plan, @Nullable Refusal refusal) {}

  private Planning() {}

  /** The plan of a rollback. */
  public static Answer plan(Program program, State state, Rollback rollback) {
    Verdict verdict = new Legality(program, state).check(rollback);
    return verdict.plan() == null
        ? new Answer(null, verdict.refusal())
        : new Answer(PlanTelling.of(program, state, rollback, verdict.plan()), null);
  }

  /**
   * The executions, {@code step#visit}, to which such a rollback may go now, in the order in which
   * they began.
   *
   * @param like its target is not looked at
   */
  public static List<String> targets(Program program, State state, Rollback like) {
    return new Legality(program, state)
        .targets(like).stream().map(id -> program.name(state.execution(id))).toList();
  }
}
