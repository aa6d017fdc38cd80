package dev.surefoot.model;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * From what the key is computed by which an answer from outside finds the execution of an await.
 *
 * @param key the id of the key of the datum that it is computed from; null means the flow's input
 * @param function gives the key, or null in a tree that was read from source; no part of equality
 * @param at the function's place and text
 * @param keyAt the place of the type or key
 */
public record Correlation(
    @Nullable String key, @Nullable Function<?, String> function, Source at, Source keyAt) {
  /** A key that is computed from the flow's input. */
  public static Correlation onInput(Function<?, String> function) {
    return new Correlation(null, function, Source.NONE, Source.NONE);
  }

  /** A key that is computed from the datum of a key. */
  public static Correlation on(String key, Function<?, String> function) {
    return new Correlation(key, function, Source.NONE, Source.NONE);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Correlation that && Objects.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(key);
  }
}
