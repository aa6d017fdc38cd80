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
 * What came from an execution, itself included: the least set with it that is closed under
 * consequences. An execution's causes have lower numbers, so one pass finds it.
 *
 * <p>Without this set the instance has another marking, which is what a rollback brings about. The
 * tokens that came from it are not there; those that it took are there again. A token that a join
 * has united is taken apart: the branches that did not come from it wait at the join again.
 */
final class Descent {
  private final Program program;
  private final State state;
  private final BitSet members = new BitSet();
  private final BitSet causes = new BitSet();

  Descent(Program program, State state, int of) {
    this.program = program;
    this.state = state;
    members.set(of);
    for (int id = of + 1; id <= state.executions().size(); id++) {
      if (contains(state.execution(id).token())) {
        members.set(id);
      }
    }
    Ints all = all();
    for (int i = 0; i < all.size(); i++) {
      Ints before = state.execution(all.at(i)).token().causes();
      for (int c = 0; c < before.size(); c++) {
        causes.set(before.at(c));
      }
    }
  }

  boolean contains(int execution) {
    return members.get(execution);
  }

  /** Whether a token came from it. */
  boolean contains(Token token) {
    Ints from = token.causes();
    for (int c = 0; c < from.size(); c++) {
      if (members.get(from.at(c))) {
        return true;
      }
    }
    return false;
  }

  /** All executions of it. */
  Ints all() {
    return Ints.of(members.stream());
  }

  /** Those from which nothing else came. */
  Ints last() {
    return Ints.of(members.stream().filter(id -> !causes.get(id)));
  }

  /** The marking without the tokens that came from it. */
  Marking without(Marking marking) {
    Marking left = marking;
    for (int place : marking.places()) {
      if (contains(marking.token(place))) {
        left = left.take(place);
      }
    }
    return left;
  }

  /** The tokens that are there again without it, beside those that are left. */
  List<Token.Part> again(Marking marking) {
    Marking left = without(marking);
    Deque<Token> open = new ArrayDeque<>();
    List<Token.Part> again = new ArrayList<>();
    for (int place : marking.places()) {
      if (!left.has(place)) {
        open.add(marking.token(place));
      }
    }
    BitSet places = new BitSet();
    for (int id = members.nextSetBit(0); id >= 0; id = members.nextSetBit(id + 1)) {
      Execution execution = state.execution(id);
      if (execution.stands()) {
        int entry = program.entry(execution.transition());
        add(new Token.Part(entry, execution.token()), open, places, left, again);
      }
    }
    Set<Token> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    while (!open.isEmpty()) {
      Token token = open.poll();
      if (seen.add(token)) {
        token.parts().forEach(part -> add(part, open, places, left, again));
      }
    }
    return again;
  }

  private void add(
      Token.Part part, Deque<Token> open, BitSet places, Marking left, List<Token.Part> again) {
    if (contains(part.token())) {
      open.add(part.token());
    } else if (!left.has(part.place()) && !places.get(part.place())) {
      places.set(part.place());
      again.add(part);
    }
  }
}
