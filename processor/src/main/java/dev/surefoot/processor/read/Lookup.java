package dev.surefoot.processor.read;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one scope says of a name: it is not declared here, so that outer scopes are asked; it is
 * this element; or it is taken by something that cannot be known, so that nobody else is asked.
 */
record Lookup<E>(boolean decided, @Nullable E element) {
  static <E> Lookup<E> absent() {
    return new Lookup<>(false, null);
  }

  /** Ambiguous, a type variable, or perhaps inherited from a type that does not exist yet. */
  static <E> Lookup<E> unknown() {
    return new Lookup<>(true, null);
  }

  static <E> Lookup<E> found(E element) {
    return new Lookup<>(true, element);
  }

  Lookup<E> or(Supplier<Lookup<E>> outer) {
    return decided ? this : outer.get();
  }

  Optional<E> asOptional() {
    return Optional.ofNullable(element);
  }
}
