package dev.surefoot.check.petri;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The markings that a net can come to, found breadth first, so that every way told is a shortest
 * one. Exploration stops at a limit, or where a marking exceeds one on the way to it: the net can
 * then go on for ever adding tokens. In an unbounded net it always comes to such a marking (Karp
 * and Miller, Parallel Program Schemata, 1969).
 */
final class StateSpace {
  /** How an exploration ended. */
  enum Outcome {
    COMPLETE,
    UNBOUNDED,
    CUT_OFF
  }

  private record Marking(int[] tokens, int hash) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Marking that
          && hash == that.hash
          && Arrays.equals(tokens, that.tokens);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** What a state and a firing take besides, in words of four bytes, with room for growth. */
  private static final int WORDS_PER_STATE = 50;

  private static final int WORDS_PER_FIRING = 10;

  /** From so many transitions on, the time is looked at for every state. */
  private static final int MANY = 1_000;

  private final List<Bag> inputs;
  private final List<Bag> outputs;
  private final List<Bag> resets;
  private final Limit limit;
  private final List<int[]> markings = new ArrayList<>();
  private final Ints sums = new Ints();
  private final Ints leastSums = new Ints();
  private final Ints parents = new Ints();
  private final Ints vias = new Ints();
  private final Map<Marking, Integer> numbers = new HashMap<>();
  private final Ints sources = new Ints();
  private final Ints targets = new Ints();
  private final Ints fired = new Ints();
  private Outcome outcome = Outcome.COMPLETE;
  private int expanded;
  private int exceeded = -1;

  private StateSpace(List<Bag> inputs, List<Bag> outputs, List<Bag> resets, Limit limit) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.resets = resets;
    this.limit = limit;
  }

  /** Explores from an initial marking, which is state zero. */
  static StateSpace explore(List<Bag> inputs, List<Bag> outputs, int[] initial, Limit limit) {
    return explore(inputs, outputs, List.of(), initial, limit);
  }

  /**
   * Explores a net with reset arcs. That a marking exceeds one on the way to it then says nothing
   * of bounds, since the surplus may be reset on the way on: such a space is complete or cut off.
   *
   * @param resets the places that each transition empties; an empty list if none empties any
   */
  static StateSpace explore(
      List<Bag> inputs, List<Bag> outputs, List<Bag> resets, int[] initial, Limit limit) {
    StateSpace space = new StateSpace(inputs, outputs, resets, limit);
    space.add(initial, -1, -1);
    for (int state = 0; state < space.size() && space.outcome == Outcome.COMPLETE; state++) {
      space.expand(state);
      space.expanded += space.outcome == Outcome.COMPLETE ? 1 : 0;
    }
    return space;
  }

  private void expand(int state) {
    int[] marking = markings.get(state);
    if ((state & 63) == 0 || inputs.size() >= MANY) {
      outcome = limit.expired().getAsBoolean() ? Outcome.CUT_OFF : outcome;
    }
    for (int t = 0; t < inputs.size() && outcome == Outcome.COMPLETE; t++) {
      if (inputs.get(t).isIn(marking)) {
        int[] next = marking.clone();
        inputs.get(t).takeFrom(next);
        if (!resets.isEmpty()) {
          resets.get(t).forEach(place -> next[place] = 0);
        }
        if (outputs.get(t).overflows(next)) {
          outcome = Outcome.CUT_OFF;
          return;
        }
        outputs.get(t).putInto(next);
        sources.add(state);
        targets.add(add(next, state, t));
        fired.add(t);
      }
    }
    if (outcome == Outcome.COMPLETE && isLarge(marking.length)) {
      outcome = Outcome.CUT_OFF;
    }
  }

  private boolean isLarge(int places) {
    return (long) size() * (places + WORDS_PER_STATE) + (long) fired.size() * WORDS_PER_FIRING
        > limit.tokens();
  }

  private int add(int[] tokens, int parent, int via) {
    Marking marking = new Marking(tokens, Arrays.hashCode(tokens));
    Integer known = numbers.putIfAbsent(marking, markings.size());
    if (known != null) {
      return known;
    }
    int number = markings.size();
    markings.add(tokens);
    int sum = (int) Math.min(Integer.MAX_VALUE, Arrays.stream(tokens).asLongStream().sum());
    int least = parent < 0 ? sum : leastSums.get(parent);
    sums.add(sum);
    leastSums.add(Math.min(sum, least));
    parents.add(parent);
    vias.add(via);
    boolean mayExceed = resets.isEmpty() && least < sum;
    for (int before = mayExceed ? parent : -1; before >= 0; before = parents.get(before)) {
      if (sums.get(before) < sum && isBelow(markings.get(before), tokens)) {
        outcome = Outcome.UNBOUNDED;
        exceeded = before;
        return number;
      }
    }
    if (size() >= limit.states() || isLarge(tokens.length)) {
      outcome = Outcome.CUT_OFF;
    }
    return number;
  }

  private static boolean isBelow(int[] lower, int[] upper) {
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] > upper[i]) {
        return false;
      }
    }
    return true;
  }

  Outcome outcome() {
    return outcome;
  }

  int size() {
    return markings.size();
  }

  int[] marking(int state) {
    return markings.get(state);
  }

  /** Of an unbounded net, the state that the last one exceeds, and that lies on the way to it. */
  int exceeded() {
    return exceeded;
  }

  /** The transitions on a shortest way from one state to a later one that was found through it. */
  List<Integer> way(int from, int to) {
    List<Integer> way = new ArrayList<>();
    for (int state = to; state != from; state = parents.get(state)) {
      way.add(vias.get(state));
    }
    Collections.reverse(way);
    return way;
  }

  /** The transitions that fire somewhere. */
  BitSet fired() {
    BitSet set = new BitSet(inputs.size());
    for (int i = 0; i < fired.size(); i++) {
      set.set(fired.get(i));
    }
    return set;
  }

  /** The states in which nothing can fire; of a space that is cut off, those known of. */
  BitSet dead() {
    BitSet dead = new BitSet(size());
    dead.set(0, expanded);
    for (int i = 0; i < sources.size(); i++) {
      dead.clear(sources.get(i));
    }
    return dead;
  }

  /** The states from which a state can be reached; only of a complete space. */
  BitSet leadingTo(int goal) {
    int[] first = new int[size()];
    Arrays.fill(first, -1);
    int[] nextOf = new int[targets.size()];
    for (int edge = 0; edge < targets.size(); edge++) {
      nextOf[edge] = first[targets.get(edge)];
      first[targets.get(edge)] = edge;
    }
    BitSet seen = new BitSet(size());
    Ints open = new Ints();
    seen.set(goal);
    open.add(goal);
    for (int i = 0; i < open.size(); i++) {
      for (int edge = first[open.get(i)]; edge >= 0; edge = nextOf[edge]) {
        int source = sources.get(edge);
        if (!seen.get(source)) {
          seen.set(source);
          open.add(source);
        }
      }
    }
    return seen;
  }

  /** The first state among some in which one of some transitions can fire, or -1. */
  int firstFiring(BitSet states, BitSet transitions) {
    for (int i = 0; i < sources.size(); i++) {
      if (states.get(sources.get(i)) && transitions.get(fired.get(i))) {
        return sources.get(i);
      }
    }
    return -1;
  }

  /** One of some transitions that fires in a state where {@link #firstFiring} found one. */
  int firedIn(int state, BitSet transitions) {
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i) == state && transitions.get(fired.get(i))) {
        return fired.get(i);
      }
    }
    throw new IllegalArgumentException("none of them fires in state " + state);
  }

  /** The number of a marking, or -1 if it was not found. */
  int find(int[] tokens) {
    return numbers.getOrDefault(new Marking(tokens, Arrays.hashCode(tokens)), -1);
  }
}
