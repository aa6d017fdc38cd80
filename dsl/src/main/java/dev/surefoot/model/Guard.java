package dev.surefoot.model;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What must hold for a branch to be taken.
 *
 * @param type the binary name of the type of the datum that it is asked of; null means the flow's
 *     input
 * @param predicate the user's predicate, or null in a tree that was read from source; no part of
 *     equality
 * @param at the predicate's place and text
 */
public record Guard(@Nullable String type, @Nullable Predicate<?> predicate, Source at) {
  /** A guard over the flow's input. */
  public static Guard onInput(Predicate<?> predicate) {
    return new Guard(null, predicate, Source.NONE);
  }

  /** A guard over the datum of a type. */
  public static Guard on(Class<?> type, Predicate<?> predicate) {
    return new Guard(type.getName(), predicate, Source.NONE);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Guard that && Objects.equals(type, that.type);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(type);
  }
}
