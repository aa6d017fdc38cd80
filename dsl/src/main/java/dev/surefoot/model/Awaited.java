package dev.surefoot.model;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * The datum that an await waits for.
 *
 * @param text the id of its key
 * @param type its type with type arguments, or null in a tree that was read from source; no part of
 *     equality
 * @param at the place of the type or key
 */
public record Awaited(String text, @Nullable Type type, Source at) {
  /** A datum without a place. */
  public static Awaited of(String text, @Nullable Type type) {
    return new Awaited(text, type, Source.NONE);
  }

  /** The name of its key, empty for none. */
  public String name() {
    int at = text.indexOf('@');
    return at < 0 ? "" : text.substring(at + 1);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Awaited that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
