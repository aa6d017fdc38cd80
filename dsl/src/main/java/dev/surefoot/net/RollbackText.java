package dev.surefoot.net;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of a rollback table: for each task its number, what may have run before it, and what may
 * run after it, as intervals of numbers: {@code 3 0-2 3-4,7}. A dash alone is nothing.
 */
final class RollbackText {
  private RollbackText() {}

  static String write(List<RollbackTable.Row> rows) {
    return rows.stream()
        .map(row -> row.number() + " " + intervals(row.before()) + " " + intervals(row.after()))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static String intervals(BitSet set) {
    StringBuilder text = new StringBuilder();
    for (int from = set.nextSetBit(0); from >= 0; ) {
      int to = set.nextClearBit(from);
      text.append(text.isEmpty() ? "" : ",").append(from);
      if (to > from + 1) {
        text.append('-').append(to - 1);
      }
      from = set.nextSetBit(to);
    }
    return text.isEmpty() ? "-" : text.toString();
  }

  static List<RollbackTable.Row> read(Net net, String text) {
    int tasks =
        (int) net.transitions().stream().filter(t -> t.kind() == Transition.Kind.TASK).count();
    List<RollbackTable.Row> rows = new ArrayList<>();
    BitSet numbers = new BitSet();
    for (String line : text.lines().toList()) {
      try {
        String[] word = line.split(" ", -1);
        int number = Integer.parseInt(word[0]);
        rows.add(new RollbackTable.Row(number, set(word[1], tasks), set(word[2], tasks)));
        numbers.set(number);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new IllegalArgumentException(
            "line " + (rows.size() + 1) + " of the rollback table is broken: " + line, e);
      }
    }
    if (rows.size() != tasks || numbers.nextClearBit(0) != tasks || numbers.length() != tasks) {
      throw new IllegalArgumentException(
          "the rollback table has " + rows.size() + " lines for " + tasks + " tasks of the net");
    }
    return rows;
  }

  private static BitSet set(String text, int tasks) {
    BitSet set = new BitSet();
    if (!text.equals("-")) {
      for (String interval : text.split(",", -1)) {
        int dash = interval.indexOf('-');
        int from = Integer.parseInt(dash < 0 ? interval : interval.substring(0, dash));
        int to = Integer.parseInt(interval.substring(dash + 1));
        set.set(from, to + 1);
      }
    }
    if (set.length() > tasks) {
      throw new IllegalArgumentException("there is no task " + (set.length() - 1));
    }
    return set;
  }
}
