package dev.surefoot.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a user may have meant. */
final class Spelling {
  private Spelling() {}

  /**
   * The candidate that differs least, if at most a third of its letters do; of equal ones, the
   * first.
   */
  static Optional<String> nearest(String word, Collection<String> candidates) {
    return candidates.stream()
        .filter(
            other ->
                distance(word, other) <= Math.max(1, Math.max(word.length(), other.length()) / 3))
        .min(Comparator.comparingInt(other -> distance(word, other)));
  }

  /**
   * The number of letters to add, drop, change or swap with their neighbour (optimal string
   * alignment distance), without regard to case.
   */
  static int distance(String first, String second) {
    String a = first.toLowerCase(java.util.Locale.ROOT);
    String b = second.toLowerCase(java.util.Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
