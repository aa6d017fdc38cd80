package dev.surefoot.runtime.spi;

import dev.surefoot.Attempt;
import dev.surefoot.Cause;
import dev.surefoot.Key;
import java.util.Optional;

/** What one call of a step's action may ask for. */
public interface StepCall {
  /** Which call this is. */
  Attempt attempt();

  /**
   * The datum as it stood when the execution was handed out.
   *
   * @throws MissingDatumException if no step has made it
   */
  <T> T get(Key<T> key);

  /** Why the flow has failed, in what it does then; before that, a cause without texts. */
  Cause cause();

  /** The datum as it stood when the execution was handed out, if there was one. */
  <T> Optional<T> find(Key<T> key);
}
