package dev.surefoot.model;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What must hold for a branch to be taken.
 *
 * @param key the id of the key of the datum that it is asked of; null means the flow's input
 * @param predicate the user's predicate, or null in a tree that was read from source; no part of
 *     equality
 * @param at the predicate's place and text
 * @param keyAt the place of the type or key
 */
public record Guard(
    @Nullable String key, @Nullable Predicate<?> predicate, Source at, Source keyAt) {
  /** A guard whose key has no place. */
  public Guard(@Nullable String key, @Nullable Predicate<?> predicate, Source at) {
    this(key, predicate, at, Source.NONE);
  }

  /** A guard over the flow's input. */
  public static Guard onInput(Predicate<?> predicate) {
    return new Guard(null, predicate, Source.NONE);
  }

  /** A guard over the datum of a class. */
  public static Guard on(Class<?> type, Predicate<?> predicate) {
    return on(type.getTypeName(), predicate);
  }

  /** A guard over the datum of a key. */
  public static Guard on(String key, Predicate<?> predicate) {
    return new Guard(key, predicate, Source.NONE);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Guard that && Objects.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(key);
  }
}
