package dev.surefoot.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects problems and puts them in the order of the source. */
final class Problems {
  private record Entry(int order, Problem problem) {}

  private final List<Entry> entries = new ArrayList<>();

  /** Adds a problem of a step, or of one of its branches. */
  void add(Spot spot, Problem problem) {
    add(spot.number(), problem);
  }

  /** Adds a problem of the flow as a whole. */
  void add(Problem problem) {
    add(-1, problem);
  }

  private void add(int order, Problem problem) {
    entries.add(new Entry(order, problem));
  }

  boolean hasErrors() {
    return entries.stream().anyMatch(entry -> entry.problem().isError());
  }

  List<Problem> inOrder() {
    return entries.stream()
        .sorted(Comparator.comparingInt(Entry::order))
        .map(Entry::problem)
        .toList();
  }
}
