package dev.surefoot.verify;

import dev.surefoot.check.petri.PetriNet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a net of places, transitions and arcs that come in any order and from any page. Reference
 * nodes stand for the node that they refer to, perhaps through others.
 */
final class NetAssembly {
  private record Node(boolean isPlace, int number) {}

  private record Arc(String source, String target, int weight) {}

  private final PetriNet.Builder net = PetriNet.builder();
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, String> references = new HashMap<>();
  private final List<Arc> arcs = new ArrayList<>();
  private final List<Arc> resets = new ArrayList<>();

  void place(String id, String name, int tokens) throws UnreadableNetException {
    add(id, new Node(true, net.place(name, tokens)));
  }

  void transition(String id, String name) throws UnreadableNetException {
    add(id, new Node(false, net.transition(name)));
  }

  private void add(String id, Node node) throws UnreadableNetException {
    requireNew(nodes.put(id, node) == null && !references.containsKey(id), id);
  }

  void reference(String id, String to) throws UnreadableNetException {
    requireNew(references.put(id, to) == null && !nodes.containsKey(id), id);
  }

  private static void requireNew(boolean isNew, String id) throws UnreadableNetException {
    if (!isNew) {
      throw new UnreadableNetException("two nodes have the id '" + id + "'");
    }
  }

  void arc(String source, String target, int weight) {
    arcs.add(new Arc(source, target, weight));
  }

  /** Firing the transition empties the place. */
  void reset(String transition, String place) {
    resets.add(new Arc(transition, place, 1));
  }

  /** The net. */
  PetriNet build() throws UnreadableNetException {
    for (String reference : references.keySet()) {
      resolve(reference, "a reference");
    }
    for (Arc arc : arcs) {
      add(arc, resolve(arc.source(), "an arc"), resolve(arc.target(), "an arc"));
    }
    for (Arc reset : resets) {
      Node place = resolve(reset.target(), "a reset");
      if (!place.isPlace()) {
        throw new UnreadableNetException(
            "transition '"
                + reset.source()
                + "' resets '"
                + reset.target()
                + "', which is no place");
      }
      net.reset(resolve(reset.source(), "a reset").number(), place.number());
    }
    return net.build();
  }

  private void add(Arc arc, Node from, Node to) throws UnreadableNetException {
    if (from.isPlace() == to.isPlace()) {
      throw new UnreadableNetException(
          "an arc leads from '"
              + arc.source()
              + "' to '"
              + arc.target()
              + "', and not between a place and a transition");
    }
    try {
      if (from.isPlace()) {
        net.input(to.number(), from.number(), arc.weight());
      } else {
        net.output(from.number(), to.number(), arc.weight());
      }
    } catch (ArithmeticException e) {
      throw new UnreadableNetException(
          "the arcs from '" + arc.source() + "' to '" + arc.target() + "' weigh too much");
    }
  }

  private Node resolve(String id, String by) throws UnreadableNetException {
    Node node = nodes.get(id);
    if (node != null) {
      return node;
    }
    String name = id;
    Set<String> seen = new HashSet<>();
    for (String to = references.get(name); to != null; to = references.get(name)) {
      if (!seen.add(name)) {
        throw new UnreadableNetException("reference '" + id + "' refers to itself");
      }
      name = to;
    }
    Node found = nodes.get(name);
    if (found == null) {
      throw new UnreadableNetException(
          "there is no place or transition '" + name + "', which " + by + " names");
    }
    return found;
  }
}
