package dev.surefoot.runtime.internal.core;

import java.util.ArrayList;
import java.util.List;

/** Lists that grow, and have one element at most mostly: those take no room for more. */
final class Few {
  private Few() {}

  /** A list with one element more; the one before must not be used any more. */
  static <T> List<T> with(List<T> before, T last) {
    if (before.isEmpty()) {
      return List.of(last);
    }
    List<T> all = before instanceof ArrayList ? before : new ArrayList<>(before);
    all.add(last);
    return all;
  }
}
