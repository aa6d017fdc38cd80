package dev.surefoot.runtime.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A journal leaves empty lists out. */
final class Lists {
  private Lists() {}

  static <T> List<T> of(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
