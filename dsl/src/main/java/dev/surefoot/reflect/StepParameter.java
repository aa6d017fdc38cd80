package dev.surefoot.reflect;

import dev.surefoot.Key;

/**
 * What a parameter of a {@code @Run} or {@code @Undo} method asks for.
 *
 * @param key of the datum; for what is no datum, of its own type
 * @param written the parameter's own name, or empty where class files do not keep it
 */
public record StepParameter(Role role, Key<?> key, String written) {
  /** What is passed to a parameter. */
  public enum Role {
    /** A datum that is there. */
    DATUM,
    /** A datum that may be missing. */
    OPTIONAL_DATUM,
    /** The call itself. */
    ATTEMPT,
    /** Why an undo is called, or why the flow has failed. */
    CAUSE;

    /** Whether it asks for a datum of the flow. */
    public boolean isDatum() {
      return this == DATUM || this == OPTIONAL_DATUM;
    }
  }
}
