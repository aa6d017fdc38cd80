package dev.surefoot;

import dev.surefoot.model.Names;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Names a datum of a flow by its type, and by a name where a flow has several data of one type.
 * {@code Key.of(Order.class)} for a class; for a generic type a subclass that captures it: {@code
 * new Key<List<Line>>() {}}. A name is given to a step's parameters and result with {@link Named}.
 *
 * <p>Keys are equal if their types and names are. Immutable.
 *
 * @param <T> the type of the datum
 */
public class Key<T> {
  private final Type type;
  private final String name;

  /**
   * Captures the type argument of the subclass.
   *
   * @throws IllegalStateException if the subclass gives none
   */
  protected Key() {
    this("");
  }

  /**
   * Captures the type argument of the subclass, for a datum with a name.
   *
   * @param name as {@link Named} has it; empty for none
   * @throws IllegalStateException if the subclass gives no type
   * @throws IllegalArgumentException if the name has not the form of names
   */
  protected Key(String name) {
    if (!(getClass().getGenericSuperclass() instanceof ParameterizedType self)) {
      throw new IllegalStateException("write new Key<List<Line>>() {}, with the type");
    }
    this.type = self.getActualTypeArguments()[0];
    this.name = checked(name);
  }

  private Key(Type type, String name) {
    this.type = type;
    this.name = checked(name);
  }

  /** The key of a class; a primitive type's is that of its box. */
  public static <T> Key<T> of(Class<T> type) {
    return of(type, "");
  }

  /**
   * The key of a class for a datum with a name.
   *
   * @param name as {@link Named} has it; empty for none
   * @throws IllegalArgumentException if the name has not the form of names
   */
  public static <T> Key<T> of(Class<T> type, String name) {
    return new Key<>(MethodType.methodType(type).wrap().returnType(), name);
  }

  /**
   * The key of a type that is known only at run time, as a method's parameter has it; a primitive
   * type's is that of its box.
   *
   * @param name as {@link Named} has it; empty for none
   * @throws IllegalArgumentException if the name has not the form of names
   */
  public static Key<?> ofType(Type type, String name) {
    return type instanceof Class<?> raw ? of(raw, name) : new Key<>(type, name);
  }

  private static String checked(String name) {
    if (!name.isEmpty() && !Names.FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' cannot name a datum: write small letters, digits and dashes");
    }
    return name;
  }

  /** The type with its type arguments. */
  public final Type type() {
    return type;
  }

  /** The name, empty for none. */
  public final String name() {
    return name;
  }

  /**
   * The type's name with its type arguments, followed by {@code @} and the name if there is one:
   * the form in which journals keep a key.
   */
  public final String id() {
    return name.isEmpty() ? type.getTypeName() : type.getTypeName() + "@" + name;
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
