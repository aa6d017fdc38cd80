package dev.surefoot.runtime.internal.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Several short texts in one column, each between two line feeds, so that one of them is found as a
 * whole by looking for it with the line feeds around it.
 */
public final class Lines {
  private Lines() {}

  /** The column's value; null for nothing. */
  public static @Nullable String of(List<String> texts) {
    return texts.isEmpty() ? null : "\n" + String.join("\n", texts) + "\n";
  }

  /** The column's value, a label in a line. */
  public static @Nullable String of(Map<String, String> labels) {
    return of(labels.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }

  static List<String> read(@Nullable String column) {
    return column == null
        ? List.of()
        : Arrays.asList(column.substring(1, column.length() - 1).split("\n", -1));
  }

  static Map<String, String> readLabels(@Nullable String column) {
    Map<String, String> labels = new TreeMap<>();
    for (String line : read(column)) {
      int split = line.indexOf('=');
      labels.put(line.substring(0, split), line.substring(split + 1));
    }
    return labels;
  }
}
