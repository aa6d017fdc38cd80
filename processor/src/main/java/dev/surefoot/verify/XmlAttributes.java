package dev.surefoot.verify;

import org.jspecify.annotations.Nullable;

/** The attributes of an element. */
interface XmlAttributes {
  /** The value of an attribute by its name without a prefix, or null if there is none. */
  @Nullable String get(String name);
}
