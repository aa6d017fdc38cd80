package dev.surefoot.check.petri;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a workflow net with reset arcs smaller, so that less of it has to be explored. The rules
 * are the few that hold whatever is reset (after Wynn et al., Soundness-preserving reduction rules
 * for reset workflow nets, 2009):
 *
 * <ul>
 *   <li>a place whose one consumer only moves the token on, to a place that the same transitions
 *       reset, is that place
 *   <li>of transitions with the same arcs one is enough
 *   <li>a transition that gives back what it takes is nothing, where another one takes just that
 * </ul>
 */
final class Shortening {
  private final PetriNet net;
  private final WorkflowShape shape;
  private final List<PetriNet.Transition> transitions;

  private Shortening(PetriNet net, WorkflowShape shape) {
    this.net = net;
    this.shape = shape;
    this.transitions = new ArrayList<>(net.transitions());
  }

  /** A net that is sound if and only if this one is. */
  static PetriNet of(PetriNet net, WorkflowShape shape) {
    Shortening shortening = new Shortening(net, shape);
    while (shortening.shorten()) {
      shortening.dropRepetitions();
    }
    return shortening.withoutUnusedPlaces();
  }

  private boolean shorten() {
    int before = transitions.size();
    for (int i = 0; i < transitions.size(); ) {
      PetriNet.Transition t = transitions.get(i);
      if (isStep(t) && mayFuse(t, t.inputs().place(0), t.outputs().place(0))) {
        transitions.remove(i);
        transitions.replaceAll(o -> produced(o, t.inputs().place(0), t.outputs().place(0)));
      } else {
        i++;
      }
    }
    return transitions.size() < before;
  }

  /** Whether it only moves a token from one place to another one. */
  private static boolean isStep(PetriNet.Transition t) {
    return t.resets().isEmpty()
        && t.inputs().size() == 1
        && t.outputs().size() == 1
        && t.inputs().heaviest() == 1
        && t.outputs().heaviest() == 1;
  }

  private boolean mayFuse(PetriNet.Transition t, int from, int to) {
    if (from == to || from == shape.source()) {
      return false;
    }
    boolean isProduced = false;
    for (PetriNet.Transition other : transitions) {
      boolean producesFrom = other.outputs().count(from) > 0;
      isProduced |= producesFrom;
      if ((other != t && other.inputs().count(from) > 0)
          || (producesFrom && other.outputs().count(to) > 0)
          || other.resets().count(from) != other.resets().count(to)) {
        return false;
      }
    }
    return isProduced;
  }

  /** The transition with the place that is fused into another one replaced by that. */
  private static PetriNet.Transition produced(PetriNet.Transition t, int from, int to) {
    if (t.outputs().count(from) == 0 && t.resets().count(from) == 0) {
      return t;
    }
    BagBuilder outputs = new BagBuilder();
    for (int i = 0; i < t.outputs().size(); i++) {
      int place = t.outputs().place(i);
      outputs.add(place == from ? to : place, t.outputs().weight(i));
    }
    return new PetriNet.Transition(t.name(), t.inputs(), outputs.build(), t.resets().without(from));
  }

  private void dropRepetitions() {
    Set<List<Bag>> seen = new HashSet<>();
    transitions.removeIf(t -> !seen.add(List.of(t.inputs(), t.outputs(), t.resets())));
    List<PetriNet.Transition> idle =
        transitions.stream()
            .filter(t -> t.resets().isEmpty() && t.inputs().equals(t.outputs()))
            .filter(t -> otherTaking(t).isPresent())
            .toList();
    transitions.removeAll(idle);
  }

  private Optional<PetriNet.Transition> otherTaking(PetriNet.Transition t) {
    return transitions.stream()
        .filter(o -> o.inputs().equals(t.inputs()) && !o.inputs().equals(o.outputs()))
        .findFirst();
  }

  private PetriNet withoutUnusedPlaces() {
    PetriNet.Builder builder = PetriNet.builder();
    List<Integer> numbers = new ArrayList<>();
    for (int place = 0; place < net.places().size(); place++) {
      int number = place;
      boolean isUsed =
          transitions.stream()
              .anyMatch(t -> t.inputs().count(number) > 0 || t.outputs().count(number) > 0);
      PetriNet.Place old = net.places().get(place);
      numbers.add(isUsed ? builder.place(old.name(), old.tokens()) : null);
    }
    for (PetriNet.Transition t : transitions) {
      int number = builder.transition(t.name());
      each(t.inputs(), (place, weight) -> builder.input(number, at(numbers, place), weight));
      each(t.outputs(), (place, weight) -> builder.output(number, at(numbers, place), weight));
      each(
          t.resets(),
          (place, weight) -> {
            if (numbers.get(place) != null) {
              builder.reset(number, at(numbers, place));
            }
          });
    }
    return builder.build();
  }

  private static int at(List<Integer> numbers, int place) {
    return Objects.requireNonNull(numbers.get(place));
  }

  private interface Arc {
    void at(int place, int weight);
  }

  private static void each(Bag bag, Arc visitor) {
    for (int i = 0; i < bag.size(); i++) {
      visitor.at(bag.place(i), bag.weight(i));
    }
  }
}
