package dev.surefoot.model;

import java.time.Duration;

/**
 * A length of time as a flow writes it, and the place that says it. It may have a wrong form, since
 * rules are checked on the tree.
 *
 * @param text as {@link TimeSpan} reads it, such as {@code 14d}
 * @param at the string literal
 */
public record Span(String text, Source at) {
  /** A length of time without a place. */
  public static Span of(String text) {
    return new Span(text, Source.NONE);
  }

  /**
   * How long it is.
   *
   * @throws IllegalArgumentException if the text has a wrong form
   */
  public Duration duration() {
    return TimeSpan.parse(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
