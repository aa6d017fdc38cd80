package dev.surefoot.model;

/**
 * The class of a step.
 *
 * @param binaryName as {@link Class#getName()} gives it
 * @param at the class literal
 */
public record StepClass(String binaryName, Source at) {
  /** The class of a step, without a place. */
  public static StepClass of(Class<?> step) {
    return new StepClass(step.getName(), Source.NONE);
  }

  /** The name without package and enclosing classes, for messages. */
  public String simpleName() {
    return binaryName.substring(
        Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
  }
}
