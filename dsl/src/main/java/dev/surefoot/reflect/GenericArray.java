package dev.surefoot.reflect;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Type;

/** An array of a generic type. */
record GenericArray(Type element) implements GenericArrayType {
  @Override
  public Type getGenericComponentType() {
    return element;
  }

  @Override
  public String getTypeName() {
    return element.getTypeName() + "[]";
  }

  @Override
  public String toString() {
    return getTypeName();
  }
}
