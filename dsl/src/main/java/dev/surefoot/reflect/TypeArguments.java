package dev.surefoot.reflect;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What the type variables of a class's supertypes stand for in that class, so that an inherited
 * method has the types that it has for the compiler. What is left open is erased.
 */
public final class TypeArguments {
  private final Map<TypeVariable<?>, Type> arguments = new HashMap<>();
  private final boolean raw;

  private TypeArguments(Class<?> type) {
    this.raw = type.getTypeParameters().length > 0;
    collect(type);
  }

  /** As a class is seen that is named without type arguments. */
  public static TypeArguments of(Class<?> type) {
    return new TypeArguments(type);
  }

  private void collect(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      if (at.getGenericSuperclass() instanceof ParameterizedType parent) {
        TypeVariable<?>[] variables = ((Class<?>) parent.getRawType()).getTypeParameters();
        for (int i = 0; i < variables.length; i++) {
          arguments.put(variables[i], parent.getActualTypeArguments()[i]);
        }
      }
    }
  }

  /** The type of a record's component, as the record's own type arguments make it. */
  static Type component(Type record, RecordComponent component) {
    TypeArguments own = new TypeArguments(component.getDeclaringRecord());
    if (!(record instanceof ParameterizedType generic)) {
      return own.resolve(component.getGenericType());
    }
    TypeVariable<?>[] variables = component.getDeclaringRecord().getTypeParameters();
    for (int i = 0; i < variables.length; i++) {
      Type argument = generic.getActualTypeArguments()[i];
      own.arguments.put(
          variables[i],
          argument instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : argument);
    }
    return own.substitute(component.getGenericType());
  }

  /** A type with nothing left open; of a class that has type parameters itself, the erasure. */
  public Type resolve(Type type) {
    return raw ? erasure(substitute(type)) : substitute(type);
  }

  private Type substitute(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      Type argument = arguments.get(variable);
      return argument == null ? erasure(variable) : substitute(argument);
    }
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      Type[] by = Arrays.stream(of).map(this::substitute).toArray(Type[]::new);
      return Arrays.equals(of, by) ? generic : new GenericType(generic, by);
    }
    if (type instanceof GenericArrayType array) {
      Type element = substitute(array.getGenericComponentType());
      return element instanceof Class<?> plain
          ? Array.newInstance(plain, 0).getClass()
          : new GenericArray(element);
    }
    return type;
  }

  private Class<?> erasure(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType generic) {
      return erasure(generic.getRawType());
    }
    if (type instanceof GenericArrayType array) {
      return Array.newInstance(erasure(array.getGenericComponentType()), 0).getClass();
    }
    if (type instanceof TypeVariable<?> variable) {
      return erasure(variable.getBounds()[0]);
    }
    return erasure(((WildcardType) type).getUpperBounds()[0]);
  }
}
