package dev.surefoot.runtime.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instance goes back. Nothing of what is undone runs any more when this is written.
 *
 * @param target the execution to which it goes back, or null for the whole instance
 * @param undos the executions whose undo is to be called, latest first
 * @param undone the other executions that become undone: of them there is nothing to call
 * @param superseded the executions that are left as they are, and count no more
 */
public record PlanAdopted(
    Mode mode,
    @Nullable Integer target,
    List<Integer> undos,
    List<Integer> undone,
    List<Integer> superseded,
    Advance advance)
    implements Event {
  /** How far, and along which order, an instance goes back. */
  public enum Mode {
    /** To the start: everything is undone. */
    WHOLE,
    /** Along a region's token. */
    TOKEN,
    /** Everything that descends from the target. */
    CAUSAL,
    /** A jump that undoes nothing. */
    ANY
  }

  public PlanAdopted {
    undos = Lists.of(undos);
    undone = Lists.of(undone);
    superseded = Lists.of(superseded);
    advance = Advance.orNone(advance);
  }

  /** The same, and what follows from it. */
  public PlanAdopted with(Advance follows) {
    return new PlanAdopted(mode, target, undos, undone, superseded, follows);
  }
}
