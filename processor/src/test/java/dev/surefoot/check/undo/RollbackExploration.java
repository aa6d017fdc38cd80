package dev.surefoot.check.undo;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What may run between two tasks, by playing the token game from the moment after the first one:
 * inside its region, all other tokens left alone, with nothing irreversible.
 */
final class RollbackExploration {
  private static final int MOST_STATES = 20_000;

  private record State(BitSet marking, BitSet fired) {}

  private record Order(int region, String one, String other) {}

  private final Net net;
  private final Set<String> irreversible;
  private final Map<String, Map<String, Set<String>>> between = new TreeMap<>();
  private final Set<Order> inOrder = new HashSet<>();

  private RollbackExploration(Net net, Set<String> irreversible) {
    this.net = net;
    this.irreversible = irreversible;
  }

  /** Empty if there are too many states. */
  static Optional<RollbackExploration> of(Net net, Set<String> irreversible) {
    RollbackExploration exploration = new RollbackExploration(net, irreversible);
    for (Transition task : net.transitions()) {
      if (task.kind() == Transition.Kind.TASK
          && !irreversible.contains(task.name())
          && !exploration.exploresFrom(task)) {
        return Optional.empty();
      }
    }
    return Optional.of(exploration);
  }

  /** By start and target, the tasks that some execution runs from the target to the start. */
  Map<String, Map<String, Set<String>>> between() {
    return between;
  }

  /** Whether every execution inside a region in which both run, runs the one before the other. */
  boolean isBefore(int region, String one, String other) {
    return inOrder.contains(new Order(region, one, other))
        && !inOrder.contains(new Order(region, other, one));
  }

  private boolean exploresFrom(Transition target) {
    BitSet marking = new BitSet();
    target.outputs().forEach(marking::set);
    BitSet fired = new BitSet();
    fired.set(net.transitions().indexOf(target));
    Set<State> seen = new HashSet<>();
    Deque<State> open = new ArrayDeque<>(Set.of(new State(marking, fired)));
    while (!open.isEmpty()) {
      State state = open.pop();
      if (seen.add(state)) {
        if (seen.size() > MOST_STATES) {
          return false;
        }
        for (int t = 0; t < net.transitions().size(); t++) {
          Transition transition = net.transitions().get(t);
          if (isInside(transition.region(), target.region())
              && transition.inputs().stream().allMatch(state.marking::get)) {
            fire(target, t, state).ifPresent(open::push);
          }
        }
      }
    }
    return true;
  }

  private Optional<State> fire(Transition target, int t, State state) {
    Transition transition = net.transitions().get(t);
    boolean isTask = transition.kind() == Transition.Kind.TASK;
    if (isTask && transition.region() == target.region()) {
      Set<String> ran =
          between
              .computeIfAbsent(transition.name(), start -> new HashMap<>())
              .computeIfAbsent(target.name(), name -> new TreeSet<>());
      state.fired.stream().mapToObj(f -> net.transitions().get(f).name()).forEach(ran::add);
    }
    if (irreversible.contains(transition.name())) {
      return Optional.empty();
    }
    BitSet marking = (BitSet) state.marking.clone();
    transition.inputs().forEach(marking::clear);
    for (int place = 0; place < net.places().size(); place++) {
      if (transition.cancels().contains(net.places().get(place).region())) {
        marking.clear(place);
      }
    }
    transition.outputs().stream()
        .filter(place -> isInside(net.places().get(place).region(), target.region()))
        .forEach(marking::set);
    BitSet fired = (BitSet) state.fired.clone();
    if (isTask) {
      state.fired.stream()
          .mapToObj(f -> net.transitions().get(f).name())
          .forEach(one -> inOrder.add(new Order(target.region(), one, transition.name())));
      fired.set(t);
    }
    return Optional.of(new State(marking, fired));
  }

  private boolean isInside(int region, int outer) {
    int r = region;
    while (r != 0 && r != outer) {
      r = net.regions().get(r).parent();
    }
    return r == outer;
  }
}
