package dev.surefoot.check.data;

import dev.surefoot.model.Source;

/**
 * A datum that a step's method asks for.
 *
 * @param optional whether it may be missing
 * @param parameter the name of the parameter, or empty where the compiler does not know it
 * @param at where the parameter stands, as far as that is asked for
 */
public record Input(DataKey key, boolean optional, String parameter, Source at) {
  /** One of which nobody asks where it stands. */
  public Input(DataKey key, boolean optional, String parameter) {
    this(key, optional, parameter, Source.NONE);
  }
}
