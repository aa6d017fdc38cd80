package dev.surefoot.reflect;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A generic type with other arguments; named and compared as those that the JDK makes. */
final class GenericType implements ParameterizedType {
  private final ParameterizedType origin;
  private final Type[] arguments;

  GenericType(ParameterizedType origin, Type[] arguments) {
    this.origin = origin;
    this.arguments = arguments.clone();
  }

  @Override
  public Type[] getActualTypeArguments() {
    return arguments.clone();
  }

  @Override
  public Type getRawType() {
    return origin.getRawType();
  }

  @Override
  public @Nullable Type getOwnerType() {
    return origin.getOwnerType();
  }

  @Override
  public String getTypeName() {
    String raw = ((Class<?>) getRawType()).getName();
    return Arrays.stream(arguments)
        .map(Type::getTypeName)
        .collect(Collectors.joining(", ", raw + "<", ">"));
  }

  @Override
  public String toString() {
    return getTypeName();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ParameterizedType that
        && getRawType().equals(that.getRawType())
        && Arrays.equals(arguments, that.getActualTypeArguments());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(arguments) ^ getRawType().hashCode();
  }
}
