package dev.surefoot.model;

import java.util.Set;

/**
 * The class of a step.
 *
 * @param binaryName as {@link Class#getTypeName()} gives it
 * @param at the class literal
 */
public record StepClass(String binaryName, Source at) {
  private static final Set<String> NO_CLASSES =
      Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double", "void");

  /** The class of a step, without a place. */
  public static StepClass of(Class<?> step) {
    return new StepClass(step.getTypeName(), Source.NONE);
  }

  /** Whether it is a class at all, and not an array, a primitive type or {@code void}. */
  public boolean isClass() {
    return !binaryName.endsWith("[]") && !NO_CLASSES.contains(binaryName);
  }

  /** The name without package and enclosing classes, for messages. */
  public String simpleName() {
    return binaryName.substring(
        Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
  }
}
