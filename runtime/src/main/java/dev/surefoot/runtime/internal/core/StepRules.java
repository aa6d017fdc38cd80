package dev.surefoot.runtime.internal.core;

/** Says of which executions the undo is called. */
@FunctionalInterface
public interface UndoRule {
  /**
   * Whether the undo of a step is called.
   *
   * @param succeeded whether the execution succeeded, so that there is an output
   */
  boolean calls(String step, boolean succeeded);
}
