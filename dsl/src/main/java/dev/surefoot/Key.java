package dev.surefoot;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Names a datum of a flow by its type. {@code Key.of(Order.class)} for a class; for a generic type
 * a subclass that captures it: {@code new Key<List<Line>>() {}}.
 *
 * <p>Keys are equal if their types are. Immutable.
 *
 * @param <T> the type of the datum
 */
public class Key<T> {
  private final Type type;

  /**
   * Captures the type argument of the subclass.
   *
   * @throws IllegalStateException if the subclass gives none
   */
  protected Key() {
    if (!(getClass().getGenericSuperclass() instanceof ParameterizedType self)) {
      throw new IllegalStateException("write new Key<List<Line>>() {}, with the type");
    }
    this.type = self.getActualTypeArguments()[0];
  }

  private Key(Type type) {
    this.type = type;
  }

  /** The key of a class; of a primitive type, give its box. */
  public static <T> Key<T> of(Class<T> type) {
    return new Key<>(type);
  }

  /** The type with its type arguments. */
  public final Type type() {
    return type;
  }

  /** The type's name with its type arguments: the form in which journals keep a key. */
  public final String id() {
    return type.getTypeName();
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Key<?> that && id().equals(that.id());
  }

  @Override
  public final int hashCode() {
    return id().hashCode();
  }

  @Override
  public final String toString() {
    return id();
  }
}
