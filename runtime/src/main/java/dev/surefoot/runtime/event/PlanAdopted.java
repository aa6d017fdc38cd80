package dev.surefoot.runtime.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instance goes back. Nothing of what is undone runs any more when this is written.
 *
 * @param target the execution to which it goes back, or null for the whole instance
 * @param undos the executions whose undo is to be called, latest first; of every other one that
 *     becomes undone there is nothing to call
 */
public record PlanAdopted(Mode mode, @Nullable Integer target, List<Integer> undos, Advance advance)
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
    advance = Advance.orNone(advance);
  }
}
