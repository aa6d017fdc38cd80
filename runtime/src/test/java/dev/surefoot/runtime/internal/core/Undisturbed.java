package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Searches for a run of the net in which nobody went back and which has come to where an instance
 * is: with exactly the executions that stand, each after the same ones. It plays with tokens of its
 * own, and knows nothing of rollbacks.
 */
final class Undisturbed {
  /**
   * A state of the search.
   *
   * @param tokens the executions from which the token of each marked place comes
   * @param used executions that were met
   * @param rest places whose token has come to where it is wanted, and stays there
   */
  private record Node(Map<Integer, Set<Integer>> tokens, Set<Integer> used, Set<Integer> rest) {}

  private final Program program;
  private final State state;
  private final Set<Integer> standing = new TreeSet<>();
  private final Map<Integer, Set<Integer>> wanted = new TreeMap<>();
  private final Set<Node> seen = new HashSet<>();

  private Undisturbed(Program program, State state) {
    this.program = program;
    this.state = state;
    for (int id = 1 + Math.max(0, state.failedAt()); id <= state.executions().size(); id++) {
      if (state.execution(id).stands()) {
        standing.add(id);
      }
    }
    state.marking().places().forEach(p -> wanted.put(p, causes(state.marking().token(p))));
  }

  static boolean exists(Program program, State state) {
    if (!program.exits().isEmpty()) {
      return true; // not played here: an exit depends on how far what it cancels has come
    }
    int first = state.onFailPath() ? program.failPath() : Net.SOURCE; // what was before is over
    Map<Integer, Set<Integer>> start = new TreeMap<>(Map.of(first, Set.of()));
    return new Undisturbed(program, state).search(new Node(start, Set.of(), Set.of()));
  }

  /** Without those that a jump back has left behind. */
  private Set<Integer> causes(Token token) {
    Set<Integer> causes = new TreeSet<>(token.causes().list());
    causes.retainAll(standing);
    return causes;
  }

  /** What is enabled in one place does not depend on other places, so one is enough at a time. */
  private boolean search(Node node) {
    if (!seen.add(node)) {
      return false;
    }
    for (Transition first : program.net().transitions()) {
      if (isEnabled(node, first)) {
        return alternatives(node, first).stream().anyMatch(this::search);
      }
    }
    return node.used.equals(standing) && node.tokens.equals(wanted);
  }

  private static boolean isEnabled(Node node, Transition transition) {
    return node.tokens.keySet().containsAll(transition.inputs())
        && Collections.disjoint(node.rest, transition.inputs());
  }

  private List<Node> alternatives(Node node, Transition first) {
    List<Node> next = new ArrayList<>();
    for (Transition other : program.net().transitions()) {
      if (other.inputs().equals(first.inputs())) {
        next.addAll(fire(node, other));
      }
    }
    for (int place : first.inputs()) {
      if (node.tokens.get(place).equals(wanted.get(place))) {
        Set<Integer> rest = new TreeSet<>(node.rest);
        rest.add(place);
        next.add(new Node(node.tokens, node.used, rest));
      }
    }
    return next;
  }

  private List<Node> fire(Node node, Transition transition) {
    Map<Integer, Set<Integer>> rest = new TreeMap<>(node.tokens);
    Set<Integer> causes = new TreeSet<>();
    for (int place : transition.inputs()) {
      Set<Integer> from = rest.remove(place);
      if (!program.net().places().get(place).name().endsWith(".waiting")) {
        causes.addAll(from); // what waits outside of a sub-flow came before what is inside
      }
    }
    List<Node> next = new ArrayList<>();
    if (transition.kind().isSilent()) {
      next.add(new Node(put(rest, transition.outputs(), causes), node.used, node.rest));
      return next;
    }
    for (int id : standing) {
      Execution execution = state.execution(id);
      if (!node.used.contains(id)
          && program.transition(execution.transition()) == transition
          && causes(execution.token()).equals(causes)) {
        Set<Integer> used = new TreeSet<>(node.used);
        used.add(id);
        Map<Integer, Set<Integer>> after =
            execution.hasFinished() ? put(rest, program.after(execution), Set.of(id)) : rest;
        next.add(new Node(after, used, node.rest));
      }
    }
    return next;
  }

  private static Map<Integer, Set<Integer>> put(
      Map<Integer, Set<Integer>> tokens, List<Integer> places, Set<Integer> causes) {
    Map<Integer, Set<Integer>> after = new TreeMap<>(tokens);
    places.forEach(place -> after.put(place, causes));
    return after;
  }
}
