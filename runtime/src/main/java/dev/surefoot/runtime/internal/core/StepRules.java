package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Policy;

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

  /** How the undo of a step is called. */
  default Tries undoTries(String step) {
    return Tries.ONCE;
  }

  /** What follows when a guard has thrown. */
  default Policy onFailure() {
    return Policy.COMPENSATE;
  }
}
