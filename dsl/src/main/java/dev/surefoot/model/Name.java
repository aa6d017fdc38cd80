package dev.surefoot.model;

/**
 * A name and the place that gives it: the string literal, or the class literal of a step that is
 * named by its class.
 */
public record Name(String text, Source at) {
  /** A name without a place. */
  public static Name of(String text) {
    return new Name(text, Source.NONE);
  }

  @Override
  public String toString() {
    return text;
  }
}
