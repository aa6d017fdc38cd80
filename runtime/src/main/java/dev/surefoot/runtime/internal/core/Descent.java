package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

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
    return containsAny(token.causes());
  }

  private boolean containsAny(Ints from) {
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

  /** Whether all executions of it are so. */
  boolean areAll(IntPredicate so) {
    for (int id = members.nextSetBit(0); id >= 0; id = members.nextSetBit(id + 1)) {
      if (!so.test(id)) {
        return false;
      }
    }
    return true;
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

  /**
   * The cancelling exit that would not have been taken without it, although a parallel that it left
   * would have begun: nothing can bring back what it has cancelled. Null if there is none.
   */
  @Nullable Transition leftSplit(Marking marking) {
    for (Token token : taken(marking)) {
      if (!token.left().isEmpty() && !token.taken().stream().allMatch(this::containsAny)) {
        return program.transition(program.transition(token.left()));
      }
    }
    Leave leave = Leave.of(program, marking);
    for (Exit exit : leave.exits()) {
      Ints inside = exit.of(program, state::execution, state.standing().every());
      if (contains(marking.token(exit.place())) && !containsAll(inside)) {
        return exit.transition();
      }
    }
    return null;
  }

  private boolean containsAll(Ints executions) {
    return executions.where(id -> !members.get(id)).isEmpty();
  }

  /**
   * All tokens that came from it, and that joins or cancelling exits have made; in an order that is
   * the same whenever it is asked for, since what is put back is put in it.
   */
  private List<Token> taken(Marking marking) {
    Deque<Token> open = new ArrayDeque<>();
    for (int place : marking.places()) {
      open.add(marking.token(place));
    }
    for (int id = members.nextSetBit(0); id >= 0; id = members.nextSetBit(id + 1)) {
      if (state.execution(id).stands()) {
        open.add(state.execution(id).token());
      }
    }
    List<Token> taken = new ArrayList<>();
    Set<Token> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    while (!open.isEmpty()) {
      Token token = open.poll();
      boolean isPlain = token.parts().isEmpty() && token.left().isEmpty();
      if (!isPlain && contains(token) && seen.add(token)) {
        taken.add(token);
        token.parts().forEach(part -> open.add(part.token()));
      }
    }
    return taken;
  }

  /** The tokens that are there again without it, beside those that are left. */
  List<Token.Part> again(Marking marking) {
    Marking left = without(marking);
    List<Token.Part> again = new ArrayList<>();
    BitSet places = new BitSet();
    for (int id = members.nextSetBit(0); id >= 0; id = members.nextSetBit(id + 1)) {
      Execution execution = state.execution(id);
      if (execution.stands()) {
        int entry = program.entry(execution.transition());
        add(new Token.Part(entry, execution.token()), places, left, again);
      }
    }
    for (Token token : taken(marking)) {
      token.parts().forEach(part -> add(part, places, left, again));
    }
    return again;
  }

  private void add(Token.Part part, BitSet places, Marking left, List<Token.Part> again) {
    boolean isThere = left.has(part.place()) || places.get(part.place());
    if (!contains(part.token()) && !isThere) {
      places.set(part.place());
      again.add(part);
    }
  }
}
