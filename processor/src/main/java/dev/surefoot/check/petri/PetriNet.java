package dev.surefoot.check.petri;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A place/transition net with arc weights and an initial marking. Immutable; places and transitions
 * are told apart by their index.
 */
public record PetriNet(List<Place> places, List<Transition> transitions) {
  /**
   * A place.
   *
   * @param name for messages; need not be unique
   * @param tokens how many it holds at the beginning
   */
  public record Place(String name, int tokens) {}

  /**
   * A transition.
   *
   * @param name for messages; need not be unique
   * @param resets the places that lose all their tokens when it fires, before it puts its own
   */
  public record Transition(String name, Bag inputs, Bag outputs, Bag resets) {
    /** A transition without reset arcs. */
    public Transition(String name, Bag inputs, Bag outputs) {
      this(name, inputs, outputs, Bag.EMPTY);
    }
  }

  public PetriNet {
    places = List.copyOf(places);
    transitions = List.copyOf(transitions);
  }

  /** Whether some transition resets places. */
  public boolean hasResets() {
    for (Transition t : transitions) {
      if (!t.resets().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Starts a net without places and transitions. */
  public static Builder builder() {
    return new Builder();
  }

  /** Its places and transitions, one a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      text.append("place ").append(i).append(' ').append(place.name());
      text.append(place.tokens() == 0 ? "\n" : " (" + place.tokens() + ")\n");
    }
    for (Transition t : transitions) {
      text.append("transition ").append(t.name()).append(" : ");
      text.append(t.inputs()).append(" > ").append(t.outputs());
      text.append(t.resets().isEmpty() ? "\n" : " resets " + t.resets() + "\n");
    }
    return text.toString();
  }

  /** Collects places, transitions and arcs. Not safe for use by several threads. */
  public static final class Builder {
    private final List<Place> places = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<BagBuilder> inputs = new ArrayList<>();
    private final List<BagBuilder> outputs = new ArrayList<>();
    private final List<BagBuilder> resets = new ArrayList<>();

    private Builder() {}

    /**
     * Adds a place and returns its index.
     *
     * @throws IllegalArgumentException if the number of tokens is negative
     */
    public int place(String name, int tokens) {
      if (tokens < 0) {
        throw new IllegalArgumentException("place '" + name + "' cannot hold " + tokens);
      }
      places.add(new Place(name, tokens));
      return places.size() - 1;
    }

    /** Adds a transition and returns its index. */
    public int transition(String name) {
      names.add(name);
      inputs.add(new BagBuilder());
      outputs.add(new BagBuilder());
      resets.add(new BagBuilder());
      return names.size() - 1;
    }

    /**
     * Adds an arc from a place to a transition; a second one adds to the weight of the first.
     *
     * @throws IllegalArgumentException if the weight is not positive
     */
    public Builder input(int transition, int place, int weight) {
      return arc(inputs.get(transition), place, weight);
    }

    /**
     * Adds an arc from a transition to a place; a second one adds to the weight of the first.
     *
     * @throws IllegalArgumentException if the weight is not positive
     */
    public Builder output(int transition, int place, int weight) {
      return arc(outputs.get(transition), place, weight);
    }

    /** Adds a reset arc: firing the transition empties the place. */
    public Builder reset(int transition, int place) {
      resets.get(transition).set(Objects.checkIndex(place, places.size()), 1);
      return this;
    }

    private Builder arc(BagBuilder arcs, int place, int weight) {
      if (weight < 1) {
        throw new IllegalArgumentException("an arc cannot weigh " + weight);
      }
      arcs.add(Objects.checkIndex(place, places.size()), weight);
      return this;
    }

    /** The net. */
    public PetriNet build() {
      List<Transition> transitions = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        transitions.add(
            new Transition(
                names.get(i),
                inputs.get(i).build(),
                outputs.get(i).build(),
                resets.get(i).build()));
      }
      return new PetriNet(places, transitions);
    }
  }
}
