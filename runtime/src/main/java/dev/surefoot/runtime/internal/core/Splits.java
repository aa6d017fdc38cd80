package dev.surefoot.runtime.internal.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The executions to which nothing goes back because of a cancelling exit: it would be undone, and
 * the parallel that it has left would not; or it is leaving the one in which the execution is. For
 * all executions what {@link Descent#leftSplit} says of one.
 */
final class Splits {
  /** So many columns at once: a row of them stays small, however many exits were taken. */
  private static final int COLUMNS = 1024;

  /**
   * A cancelling exit.
   *
   * @param from where its token comes from
   * @param left where each token comes from that it has cancelled, or would
   */
  private record Taken(Ints from, List<Ints> left) {}

  private final Program program;
  private final State state;
  private final BitSet barred = new BitSet();

  private Splits(Program program, State state) {
    this.program = program;
    this.state = state;
  }

  static BitSet of(Program program, State state, Marking marking) {
    Splits splits = new Splits(program, state);
    if (!program.exits().isEmpty()) {
      splits.look(marking);
    }
    return splits.barred;
  }

  private void look(Marking marking) {
    List<Taken> batch = new ArrayList<>();
    int columns = 0;
    for (Taken taken : taken(marking)) {
      batch.add(taken);
      columns += 1 + taken.left().size();
      if (columns > COLUMNS) {
        bar(batch, columns);
        batch.clear();
        columns = 0;
      }
    }
    bar(batch, columns);
    for (Exit exit : Leave.of(program, marking).exits()) {
      Reach reach = new Reach(state.executions().size(), 1);
      reach.set(marking.token(exit.place()).causes(), 0);
      reach.spread(state.executions());
      for (int id = 1; id <= state.executions().size(); id++) {
        boolean stays = exit.leaves(program, state.execution(id).transition());
        barred.set(id, barred.get(id) || (stays && !reach.has(id, 0)));
      }
    }
  }

  private void bar(List<Taken> batch, int columns) {
    Reach reach = new Reach(state.executions().size(), columns);
    int column = 0;
    for (Taken taken : batch) {
      reach.set(taken.from(), column++);
      for (Ints left : taken.left()) {
        reach.set(left, column++);
      }
    }
    reach.spread(state.executions());
    for (int id = 1; id <= state.executions().size(); id++) {
      int at = 0;
      for (Taken taken : batch) {
        if (reach.has(id, at) && !hasAll(reach, id, at + 1, taken.left().size())) {
          barred.set(id);
        }
        at += 1 + taken.left().size();
      }
    }
  }

  private static boolean hasAll(Reach reach, int id, int first, int count) {
    for (int column = first; column < first + count; column++) {
      if (!reach.has(id, column)) {
        return false;
      }
    }
    return true;
  }

  private List<Taken> taken(Marking marking) {
    List<Taken> taken = new ArrayList<>();
    for (Exit exit : Leave.of(program, marking).exits()) {
      Ints inside = exit.of(program, state::execution, state.standing().every());
      List<Ints> left = inside.list().stream().map(Ints::of).toList();
      taken.add(new Taken(marking.token(exit.place()).causes(), left));
    }
    Deque<Token> open = new ArrayDeque<>(marking.tokens());
    for (int id = 1; id <= state.executions().size(); id++) {
      if (state.execution(id).stands()) {
        open.add(state.execution(id).token());
      }
    }
    Set<Token> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    while (!open.isEmpty()) {
      Token token = open.poll();
      if (seen.add(token)) {
        if (!token.left().isEmpty()) {
          taken.add(new Taken(token.causes(), token.taken()));
        }
        token.parts().forEach(part -> open.add(part.token()));
      }
    }
    return taken;
  }
}
