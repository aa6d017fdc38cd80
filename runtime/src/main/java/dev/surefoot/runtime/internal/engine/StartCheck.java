package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.InvalidStartException;
import dev.surefoot.runtime.spi.Codec;
import dev.surefoot.runtime.spi.CodecException;
import org.jspecify.annotations.Nullable;

/** Refuses keys and inputs with which no instance can be started. */
final class StartCheck {
  private static final int LONGEST_KEY = 255;

  private StartCheck() {}

  /** The input as bytes. */
  static <I> byte[] bytes(Hosted<I, ?> flow, @Nullable String key, @Nullable I input, Codec codec) {
    String what = "an instance of flow '" + flow.name() + "' cannot be started: ";
    if (key == null || key.isBlank()) {
      throw new InvalidStartException(
          what + "its key is " + (key == null ? "null" : "blank") + "; give a business key", null);
    }
    if (key.length() > LONGEST_KEY) {
      throw new InvalidStartException(
          what
              + "its key has "
              + key.length()
              + " characters; give one of at most "
              + LONGEST_KEY
              + ": "
              + key.substring(0, 40)
              + "...",
          null);
    }
    if (input == null) {
      throw new InvalidStartException(
          what + "the input of key '" + key + "' is null; give a " + flow.input(), null);
    }
    try {
      return codec.encode(flow.input(), input);
    } catch (CodecException e) {
      throw new InvalidStartException(
          what + "the input of key '" + key + "' cannot be kept: " + e.getMessage(), e);
    }
  }
}
