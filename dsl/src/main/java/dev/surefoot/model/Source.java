package dev.surefoot.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a part of a flow is written; only for display. All sources are equal, so that a tree read
 * from source equals one built by running the definition.
 */
public final class Source {
  /** The source of what was built by running a definition. */
  public static final Source NONE = new Source(null, "");

  private final @Nullable Object origin;
  private final String text;

  /**
   * A place in a source file.
   *
   * @param origin what the reader wants to find again, opaque to everyone else
   * @param text the source text there, or the empty string
   */
  public Source(@Nullable Object origin, String text) {
    this.origin = origin;
    this.text = text;
  }

  /** What the reader left here to find the place again, or null for a tree that was not read. */
  public @Nullable Object origin() {
    return origin;
  }

  /** The source text at the place, or the empty string. */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Source;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
