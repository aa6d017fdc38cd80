package dev.surefoot.runtime.internal.core;

import org.jspecify.annotations.Nullable;

/** What is asked of an instance to see how it goes on: of its state, or of the next one's draft. */
interface Standpoint {
  /** Where its tokens are. */
  Marking marking();

  /** An execution by its number. */
  Execution execution(int id);

  /** How many executions there have been. */
  int executed();

  /** How often a transition's step was handed out. */
  int visited(int transition);

  /** Executions handed out, without outcome. */
  Ints open();

  /** The rollback to a chosen step that is under way, or null. */
  @Nullable PartialRollback rollback();

  /** Whether it does what its flow does on a failure. */
  boolean onFailPath();

  /** Whether a step may be handed out. */
  boolean goesOn();
}
