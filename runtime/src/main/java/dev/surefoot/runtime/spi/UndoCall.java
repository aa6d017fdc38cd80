package dev.surefoot.runtime.spi;

import dev.surefoot.Cause;

/**
 * What one call of a step's undo may ask for; data are what the execution that is undone read and
 * made, its own output included.
 */
public interface UndoCall extends StepCall {
  /** Why the instance goes back. */
  @Override
  Cause cause();
}
