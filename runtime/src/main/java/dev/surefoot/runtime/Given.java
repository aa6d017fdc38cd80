package dev.surefoot.runtime;

import dev.surefoot.Key;

/**
 * A datum that somebody gives with a request: a remark for the step that runs again, or what an
 * undo is to read instead of what its execution had.
 *
 * @param key under which it is asked for
 */
public record Given(Key<?> key, Object value) {
  /** A datum that is asked for by its class. */
  public static Given of(Object value) {
    return new Given(Key.of(value.getClass()), value);
  }

  /** A datum that is asked for by another type, or by a name. */
  public static <T> Given of(Key<T> key, T value) {
    return new Given(key, value);
  }
}
