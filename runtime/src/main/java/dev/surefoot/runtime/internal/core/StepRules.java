package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Policy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the code of a flow says about its steps, apart from the net. */
@FunctionalInterface
public interface StepRules {
  /**
   * Whether the undo of a step is called.
   *
   * @param succeeded whether the execution succeeded, so that there is an output
   */
  boolean callsUndo(String step, boolean succeeded);

  /** Whether what a step does cannot be undone. */
  default boolean isIrreversible(String step) {
    return false;
  }

  /** How a step is called. */
  default Tries tries(String step) {
    return Tries.ONCE;
  }

  /** Where it is gone back to when a step has failed for good, or null. */
  default @Nullable WayBack wayBack(String step) {
    return null;
  }

  /** How the undo of a step is called. */
  default Tries undoTries(String step) {
    return Tries.ONCE;
  }

  /** How long a pause lasts, or how long an await waits that does not wait for ever. */
  default Duration time(String step) {
    throw new IllegalArgumentException("'" + step + "' waits for no time");
  }

  /** How a step asks for the end of what it submitted, or null if it does not poll. */
  default @Nullable Polling polling(String step) {
    return null;
  }

  /** What crosses the border of a sub-flow. */
  default Border border(String subflow) {
    throw new IllegalArgumentException("there is no sub-flow '" + subflow + "'");
  }

  /** Whether the undo of a step is called only where something was submitted. */
  default boolean undoTakesHandle(String step) {
    return false;
  }

  /** Whether the undos before one that has failed do not wait for it. */
  default boolean passesFailedUndos() {
    return false;
  }

  /**
   * What follows when a guard has thrown.
   *
   * @param subflow in which the choice is, or empty
   */
  default Policy onFailure(String subflow) {
    return Policy.COMPENSATE;
  }
}
