package dev.surefoot.runtime.internal.core;

import java.util.Collection;
import java.util.Comparator;

/** Guesses what name was meant. */
public final class Nearest {
  private Nearest() {}

  /** {@code "; did you mean 'x'?"}, or that there are those, or nothing if there are none. */
  public static String hint(String given, Collection<String> known) {
    String nearest =
        known.stream()
            .min(
                Comparator.<String>comparingInt(name -> distance(given, name))
                    .thenComparing(n -> n))
            .orElse("");
    if (nearest.isEmpty()) {
      return "";
    }
    return distance(given, nearest) <= Math.max(2, given.length() / 3)
        ? "; did you mean '" + nearest + "'?"
        : "; it has " + String.join(", ", known);
  }

  /** How many letters have to be put in, left out or changed (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
