package dev.surefoot.check.petri;

import dev.surefoot.check.petri.Verdict.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The gravest reason by the definitions alone, for small nets, sharing no code with what it judges:
 * markings as lists, all of them kept, no reduction. A net is taken for unbounded if a marking
 * exceeds one that leads to it.
 */
final class BruteForce {
  private final PetriNet net;
  private final int most;
  private final List<List<Integer>> markings = new ArrayList<>();
  private final Map<List<Integer>, Integer> numbers = new HashMap<>();
  private final List<List<Integer>> successors = new ArrayList<>();
  private final List<Integer> parents = new ArrayList<>();
  private final Set<Integer> fired = new HashSet<>();
  private boolean isUnbounded;

  private BruteForce(PetriNet net, int most) {
    this.net = net;
    this.most = most;
  }

  /** The reason, or none if it is sound; a missing answer if there are too many markings. */
  static Optional<Optional<Reason>> reason(
      PetriNet net, int source, int sink, int tokens, int most) {
    return new BruteForce(net, most).reason(source, sink, tokens);
  }

  private Optional<Optional<Reason>> reason(int source, int sink, int tokens) {
    if (!explore(only(source, tokens))) {
      return isUnbounded ? Optional.of(Optional.of(Reason.UNBOUNDED)) : Optional.empty();
    }
    List<Integer> end = only(sink, tokens);
    if (markings.stream().anyMatch(m -> !m.equals(end) && isAtLeast(m, end))) {
      return Optional.of(Optional.of(Reason.IMPROPER_COMPLETION));
    }
    for (int state = 0; state < markings.size(); state++) {
      if (successors.get(state).isEmpty() && !markings.get(state).equals(end)) {
        return Optional.of(Optional.of(Reason.DEADLOCK));
      }
    }
    for (int state = 0; state < markings.size(); state++) {
      if (!numbers.containsKey(end) || !leads(state, numbers.get(end))) {
        return Optional.of(Optional.of(Reason.LIVELOCK));
      }
    }
    return Optional.of(
        fired.size() < net.transitions().size()
            ? Optional.of(Reason.DEAD_TRANSITION)
            : Optional.empty());
  }

  private List<Integer> only(int place, int tokens) {
    List<Integer> marking = new ArrayList<>(Collections.nCopies(net.places().size(), 0));
    marking.set(place, tokens);
    return marking;
  }

  private boolean explore(List<Integer> initial) {
    add(initial, -1);
    for (int state = 0; state < markings.size(); state++) {
      for (int t = 0; t < net.transitions().size(); t++) {
        List<Integer> next = fire(net.transitions().get(t), markings.get(state));
        if (!next.isEmpty()) {
          fired.add(t);
          successors.get(state).add(add(next, state));
        }
      }
      if (markings.size() > most || isUnbounded) {
        return false;
      }
    }
    return true;
  }

  /** The marking after a firing; the empty list if it cannot fire. */
  private static List<Integer> fire(PetriNet.Transition t, List<Integer> marking) {
    List<Integer> rest =
        IntStream.range(0, marking.size())
            .mapToObj(place -> marking.get(place) - t.inputs().count(place))
            .collect(Collectors.toList());
    if (rest.stream().anyMatch(tokens -> tokens < 0)) {
      return List.of();
    }
    for (int place = 0; place < rest.size(); place++) {
      rest.set(place, rest.get(place) + t.outputs().count(place));
    }
    return rest;
  }

  private int add(List<Integer> marking, int parent) {
    Integer known = numbers.putIfAbsent(marking, markings.size());
    if (known != null) {
      return known;
    }
    markings.add(marking);
    successors.add(new ArrayList<>());
    parents.add(parent);
    isUnbounded |= exceedsOneBefore(markings.size() - 1);
    return markings.size() - 1;
  }

  private boolean exceedsOneBefore(int state) {
    for (int before = parents.get(state); before >= 0; before = parents.get(before)) {
      if (isAtLeast(markings.get(state), markings.get(before))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAtLeast(List<Integer> upper, List<Integer> lower) {
    return IntStream.range(0, upper.size()).allMatch(i -> upper.get(i) >= lower.get(i));
  }

  private boolean leads(int from, int to) {
    Set<Integer> seen = new HashSet<>(Set.of(from));
    Deque<Integer> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (int next : successors.get(open.remove())) {
        if (seen.add(next)) {
          open.add(next);
        }
      }
    }
    return seen.contains(to);
  }
}
