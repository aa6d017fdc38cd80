package dev.surefoot.runtime;

import dev.surefoot.FlowTask;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an instance is to go back to, and how: asked of {@link Instance#plan} first, which says
 * what would happen. Immutable.
 *
 * <pre>{@code
 * RollbackPlan plan = instance.plan(Rollback.to(LoanFlowNet.Task.ASSESS).causal());
 * instance.execute(plan, "ann", "the figures were wrong");
 * }</pre>
 *
 * @param mode what is undone
 * @param target the step that is to run again
 * @param visit which execution of it, from one; 0 for the mode's own choice: {@link Mode#TOKEN} the
 *     first, the others the latest
 * @param start the step at which it begins, or null to look for it; {@link Mode#CAUSAL} has none
 * @param resume whether the target runs again at once, or else when the instance is started
 * @param passOver whether steps that cannot be undone are passed over, and left as they are
 * @param cancel whether what runs may be left; only {@link Mode#ANY} asks for that
 */
public record Rollback(
    Mode mode,
    String target,
    int visit,
    @Nullable String start,
    boolean resume,
    boolean passOver,
    boolean cancel) {
  /** What is undone. */
  public enum Mode {
    /**
     * Back along the token of one region (the flow itself, a branch of a parallel, a sub-flow):
     * from the step that has failed, or that has finished and waits at a join, to an earlier step
     * of the same region. A parallel between the two is undone whole. The failed step itself is not
     * undone.
     */
    TOKEN,
    /**
     * The target and everything that came from it, in whatever region; what ran beside it keeps its
     * result.
     */
    CAUSAL,
    /** A jump back, also out of parallels, that undoes nothing. */
    ANY
  }

  public Rollback {
    Objects.requireNonNull(mode);
    Objects.requireNonNull(target);
    if (visit < 0) {
      throw new IllegalArgumentException("visits are counted from 1, and not " + visit);
    }
  }

  /**
   * A rollback by {@link Mode#TOKEN} after which the target runs again at once.
   *
   * @param target the name of a step, or of one visit of it, {@code step#visit}
   */
  public static Rollback to(String target) {
    int hash = target.indexOf('#');
    String step = hash < 0 ? target : target.substring(0, hash);
    int visit = hash < 0 ? 0 : Integer.parseInt(target.substring(hash + 1));
    return new Rollback(Mode.TOKEN, step, visit, null, true, false, false);
  }

  /** As {@link #to(String)}, of a flow that is known. */
  public static Rollback to(FlowTask target) {
    return to(target.stepName());
  }

  /** The same by another mode. */
  public Rollback by(Mode other) {
    return new Rollback(other, target, visit, start, resume, passOver, cancel);
  }

  /** The same by {@link Mode#CAUSAL}. */
  public Rollback causal() {
    return by(Mode.CAUSAL);
  }

  /** The same by {@link Mode#ANY}. */
  public Rollback jump() {
    return by(Mode.ANY);
  }

  /** To one visit of the target, from one. */
  public Rollback visit(int number) {
    return new Rollback(mode, target, number, start, resume, passOver, cancel);
  }

  /** Beginning at a step, or at one visit of it, {@code step#visit}. */
  public Rollback from(String step) {
    return new Rollback(mode, target, visit, step, resume, passOver, cancel);
  }

  /** As {@link #from(String)}, of a flow that is known. */
  public Rollback from(FlowTask step) {
    return from(step.stepName());
  }

  /** The target runs again only when the instance is started; until then it is suspended. */
  public Rollback thenWait() {
    return new Rollback(mode, target, visit, start, false, passOver, cancel);
  }

  /** Steps that cannot be undone are left as they are; the journal says so. */
  public Rollback passingOver() {
    return new Rollback(mode, target, visit, start, resume, true, cancel);
  }

  /** A jump may leave what runs: it is awaited for a while, and then cut off. */
  public Rollback cancelling() {
    return new Rollback(mode, target, visit, start, resume, passOver, true);
  }

  @Override
  public String toString() {
    return mode
        + " to "
        + target
        + (visit > 0 ? "#" + visit : "")
        + (start == null ? "" : " from " + start)
        + (resume ? "" : ", then wait")
        + (passOver ? ", passing over" : "")
        + (cancel ? ", cancelling" : "");
  }
}
