package dev.surefoot.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing case smaller as long as it fails. */
final class Shrinking {
  private Shrinking() {}

  /**
   * The least list that still fails and can be made of one by leaving elements out.
   *
   * @param fails deterministic; true of the list that is given
   */
  static <T> List<T> of(List<T> failing, Predicate<List<T>> fails) {
    List<T> least = failing;
    for (int size = least.size() / 2; size > 0; size = Math.min(size / 2, least.size())) {
      for (int at = 0; at + size <= least.size(); ) {
        List<T> without = new ArrayList<>(least.subList(0, at));
        without.addAll(least.subList(at + size, least.size()));
        if (fails.test(without)) {
          least = List.copyOf(without);
        } else {
          at += size;
        }
      }
    }
    return least;
  }

  /** As {@link #of}, and each place as early as it still fails. */
  static List<Integer> ofCrashes(List<Integer> failing, Predicate<List<Integer>> fails) {
    List<Integer> least = of(failing, fails);
    for (int i = 0; i < least.size(); i++) {
      least = earlier(least, i, fails);
    }
    return least;
  }

  private static List<Integer> earlier(
      List<Integer> failing, int at, Predicate<List<Integer>> fails) {
    int place = failing.get(at);
    for (int earlier = 0; earlier < place; earlier++) {
      List<Integer> other = new ArrayList<>(failing);
      other.set(at, earlier);
      if (fails.test(other)) {
        return List.copyOf(other);
      }
    }
    return failing;
  }
}
