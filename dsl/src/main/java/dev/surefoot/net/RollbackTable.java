package dev.surefoot.net;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which task of a net can be rolled back to which, and what is undone then. Immutable.
 *
 * <p>A rollback begins at a <em>start</em>, the task at which the token of its region is, and goes
 * to a <em>target</em>, which then runs again. Target and start are in one region, and a way within
 * that region leads from the target to the start; a parallel on it is undone whole. What cannot be
 * undone is not on that way: a target is legal if some way to the start runs nothing irreversible.
 *
 * <p>Tasks are numbered so that each comes after those before it, round a loop in the order in
 * which it is entered. For each task the table holds two sets of numbers, as intervals: what may
 * have run before it is at its turn again, and what may run after it, itself included, in its own
 * region and the parallels inside. What both the target's second set and the start's first one hold
 * is what may have run between the two. So the text grows with the net and the number of its
 * branches, and not with the number of pairs.
 */
public final class RollbackTable {
  /** A task, and what may run around it, by numbers. */
  record Row(int number, BitSet before, BitSet after) {}

  private final Net net;
  private final Map<String, Row> rows = new HashMap<>();
  private final Map<String, Integer> regions = new HashMap<>();
  private final List<String> names;
  private final List<String> byNumber;

  RollbackTable(Net net, List<Row> rows) {
    this.net = net;
    List<String> names = new ArrayList<>();
    for (Transition t : net.transitions()) {
      if (t.kind() == Transition.Kind.TASK) {
        this.rows.put(t.name(), rows.get(names.size()));
        regions.put(t.name(), t.region());
        names.add(t.name());
      }
    }
    this.names = List.copyOf(names);
    String[] sorted = new String[names.size()];
    names.forEach(name -> sorted[row(name).number()] = name);
    this.byNumber = List.of(sorted);
  }

  /**
   * Computes the table of a sound net.
   *
   * @param irreversible the names of the tasks that cannot be undone
   */
  public static RollbackTable of(Net net, Set<String> irreversible) {
    return new RollbackTable(net, new RollbackWays(net, irreversible).rows());
  }

  /**
   * Reads the table of a net from its text.
   *
   * @throws IllegalArgumentException if the text is not that of a table of this net
   */
  public static RollbackTable parse(Net net, String text) {
    return new RollbackTable(net, RollbackText.read(net, text));
  }

  /** A line for each task, in the net's order; {@link #parse} reads it back. */
  public String text() {
    List<Row> all = new ArrayList<>();
    for (Transition t : net.transitions()) {
      if (t.kind() == Transition.Kind.TASK) {
        all.add(row(t.name()));
      }
    }
    return RollbackText.write(all);
  }

  /**
   * The tasks to which a rollback may go that begins at this one, the earliest first.
   *
   * @throws IllegalArgumentException if the net has no such task
   */
  public List<String> targets(String start) {
    return row(start).before().stream()
        .mapToObj(byNumber::get)
        .filter(target -> Objects.equals(regions.get(target), regions.get(start)))
        .toList();
  }

  /**
   * The tasks that may have run since the target began, itself included, in an order in which they
   * can be undone; each once, however often it ran. The start's execution at hand is not part of
   * it: one that has finished is undone before all others.
   *
   * @throws IllegalArgumentException if the net has no such task, or the target is none of the
   *     {@link #targets}
   */
  public List<String> undoPlan(String start, String target) {
    if (!targets(start).contains(target)) {
      throw new IllegalArgumentException(
          "flow '"
              + net.flow()
              + "' cannot be rolled back from '"
              + start
              + "' to '"
              + target
              + "'; from there it can go back to "
              + targets(start));
    }
    BitSet between = (BitSet) row(target).after().clone();
    between.and(row(start).before());
    List<String> plan = new ArrayList<>();
    for (int n = between.length() - 1; n >= 0; n = between.previousSetBit(n - 1)) {
      plan.add(byNumber.get(n));
    }
    return plan;
  }

  /**
   * The same for a generated enum.
   *
   * @param tasks all constants, in the order of the net
   */
  @SuppressWarnings("EnumOrdinal") // the constants are numbered as the tasks of the net are
  public <E extends Enum<E>> Set<E> targets(E start, E[] tasks) {
    Set<E> targets = EnumSet.noneOf(start.getDeclaringClass());
    targets(names.get(start.ordinal())).forEach(name -> targets.add(tasks[names.indexOf(name)]));
    return Collections.unmodifiableSet(targets);
  }

  /**
   * The same for a generated enum.
   *
   * @param tasks all constants, in the order of the net
   * @throws IllegalArgumentException if the target is none of the {@link #targets}
   */
  @SuppressWarnings("EnumOrdinal") // the constants are numbered as the tasks of the net are
  public <E extends Enum<E>> List<E> undoPlan(E start, E target, E[] tasks) {
    return undoPlan(names.get(start.ordinal()), names.get(target.ordinal())).stream()
        .map(name -> tasks[names.indexOf(name)])
        .toList();
  }

  private Row row(String task) {
    Row row = rows.get(task);
    if (row == null) {
      throw new IllegalArgumentException("flow '" + net.flow() + "' has no task '" + task + "'");
    }
    return row;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RollbackTable table && table.net.equals(net) && table.rows.equals(rows);
  }

  @Override
  public int hashCode() {
    return rows.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
