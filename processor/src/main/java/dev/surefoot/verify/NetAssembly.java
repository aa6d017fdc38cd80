package dev.surefoot.verify;

import dev.surefoot.check.petri.PetriNet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a net of places, transitions and arcs that come in any order and from any page. Reference
 * nodes stand for the node that they refer to, perhaps through others.
 */
final class NetAssembly {
  private record Place(String name, int tokens) {}

  private record Arc(String source, String target, int weight) {}

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<String, String> transitions = new LinkedHashMap<>();
  private final Map<String, String> references = new HashMap<>();
  private final List<Arc> arcs = new ArrayList<>();
  private final List<Arc> resets = new ArrayList<>();

  void place(String id, String name, int tokens) throws UnreadableNetException {
    requireNew(id);
    places.put(id, new Place(name, tokens));
  }

  void transition(String id, String name) throws UnreadableNetException {
    requireNew(id);
    transitions.put(id, name);
  }

  void reference(String id, String to) throws UnreadableNetException {
    requireNew(id);
    references.put(id, to);
  }

  void arc(String source, String target, int weight) {
    arcs.add(new Arc(source, target, weight));
  }

  /** Firing the transition empties the place. */
  void reset(String transition, String place) {
    resets.add(new Arc(transition, place, 1));
  }

  private void requireNew(String id) throws UnreadableNetException {
    if (places.containsKey(id) || transitions.containsKey(id) || references.containsKey(id)) {
      throw new UnreadableNetException("two nodes have the id '" + id + "'");
    }
  }

  /** The net. */
  PetriNet build() throws UnreadableNetException {
    PetriNet.Builder builder = PetriNet.builder();
    Map<String, Integer> placeNumbers = new HashMap<>();
    Map<String, Integer> transitionNumbers = new HashMap<>();
    places.forEach(
        (id, place) -> placeNumbers.put(id, builder.place(place.name(), place.tokens())));
    transitions.forEach((id, name) -> transitionNumbers.put(id, builder.transition(name)));
    for (String reference : references.keySet()) {
      resolve(reference, "a reference");
    }
    for (Arc arc : arcs) {
      String source = resolve(arc.source(), "an arc");
      String target = resolve(arc.target(), "an arc");
      Integer from = placeNumbers.get(source);
      Integer to = placeNumbers.get(target);
      Integer consumer = transitionNumbers.get(target);
      Integer producer = transitionNumbers.get(source);
      try {
        if (from != null && consumer != null) {
          builder.input(consumer, from, arc.weight());
        } else if (producer != null && to != null) {
          builder.output(producer, to, arc.weight());
        } else {
          throw new UnreadableNetException(
              "an arc leads from '"
                  + arc.source()
                  + "' to '"
                  + arc.target()
                  + "', and not between a place and a transition");
        }
      } catch (ArithmeticException e) {
        throw new UnreadableNetException(
            "the arcs from '" + arc.source() + "' to '" + arc.target() + "' weigh too much");
      }
    }
    for (Arc reset : resets) {
      Integer place = placeNumbers.get(resolve(reset.target(), "a reset"));
      if (place == null) {
        throw new UnreadableNetException(
            "transition '"
                + reset.source()
                + "' resets '"
                + reset.target()
                + "', which is no place");
      }
      builder.reset(transitionNumbers.get(reset.source()), place);
    }
    return builder.build();
  }

  private String resolve(String id, String by) throws UnreadableNetException {
    String node = id;
    Set<String> seen = new HashSet<>();
    for (String to = references.get(node); to != null; to = references.get(node)) {
      if (!seen.add(node)) {
        throw new UnreadableNetException("reference '" + id + "' refers to itself");
      }
      node = to;
    }
    if (!places.containsKey(node) && !transitions.containsKey(node)) {
      throw new UnreadableNetException(
          "there is no place or transition '" + node + "', which " + by + " names");
    }
    return node;
  }
}
