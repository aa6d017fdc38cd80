package dev.surefoot.check.petri;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;

/**
 * Whether a net has the shape of a workflow net: one source place, one sink place, and every node
 * on a way from the one to the other; that is, with a transition that leads back from sink to
 * source it is strongly connected.
 *
 * @param source the index of the place without producers
 * @param sink the index of the place without consumers
 * @param defect what is wrong; the indexes then say nothing
 */
record WorkflowShape(int source, int sink, Optional<String> defect) {
  private static final int MOST_NAMED = 5;

  static WorkflowShape of(PetriNet net) {
    boolean[] produced = new boolean[net.places().size()];
    boolean[] consumed = new boolean[net.places().size()];
    for (PetriNet.Transition transition : net.transitions()) {
      transition.inputs().forEach(place -> consumed[place] = true);
      transition.outputs().forEach(place -> produced[place] = true);
    }
    List<Integer> sources = unset(produced);
    List<Integer> sinks = unset(consumed);
    if (sources.size() != 1) {
      return defect(number(net, sources, "without producers"));
    }
    if (sinks.size() != 1) {
      return defect(number(net, sinks, "without consumers"));
    }
    WorkflowShape shape = new WorkflowShape(sources.get(0), sinks.get(0), Optional.empty());
    return shape
        .markingDefect(net)
        .or(() -> shape.wayDefect(net))
        .map(WorkflowShape::defect)
        .orElse(shape);
  }

  private static WorkflowShape defect(String defect) {
    return new WorkflowShape(-1, -1, Optional.of(defect));
  }

  private static List<Integer> unset(boolean[] flags) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < flags.length; i++) {
      if (!flags[i]) {
        places.add(i);
      }
    }
    return places;
  }

  private static String number(PetriNet net, List<Integer> places, String without) {
    return places.isEmpty()
        ? "it has no place " + without
        : "it has "
            + places.size()
            + " places "
            + without
            + ": "
            + names(places.stream().map(place -> net.places().get(place).name()).toList());
  }

  private static String names(List<String> names) {
    return names.stream()
            .limit(MOST_NAMED)
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(", "))
        + (names.size() > MOST_NAMED ? ", ..." : "");
  }

  /** A net without any token is taken with one in its source. */
  private Optional<String> markingDefect(PetriNet net) {
    for (int i = 0; i < net.places().size(); i++) {
      int tokens = net.places().get(i).tokens();
      if (tokens > (i == source ? 1 : 0)) {
        return Optional.of(
            "place '" + net.places().get(i).name() + "' has " + tokens + " at the beginning");
      }
    }
    return Optional.empty();
  }

  private Optional<String> wayDefect(PetriNet net) {
    int places = net.places().size();
    DirectedPseudograph<Integer, DefaultEdge> graph = new DirectedPseudograph<>(DefaultEdge.class);
    for (int i = 0; i < places + net.transitions().size(); i++) {
      graph.addVertex(i);
    }
    for (int i = 0; i < net.transitions().size(); i++) {
      int transition = places + i;
      net.transitions().get(i).inputs().forEach(place -> graph.addEdge(place, transition));
      net.transitions().get(i).outputs().forEach(place -> graph.addEdge(transition, place));
    }
    graph.addEdge(sink, source);
    List<Set<Integer>> components =
        new KosarajuStrongConnectivityInspector<>(graph).stronglyConnectedSets();
    List<String> astray = new ArrayList<>();
    for (Set<Integer> component : components) {
      if (!component.contains(source)) {
        for (int node : component) {
          astray.add(
              node < places
                  ? net.places().get(node).name()
                  : net.transitions().get(node - places).name());
        }
      }
    }
    astray.sort(null);
    return astray.isEmpty()
        ? Optional.empty()
        : Optional.of("no way from source to sink leads through " + names(astray));
  }
}
