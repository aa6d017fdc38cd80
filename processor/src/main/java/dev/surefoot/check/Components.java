package dev.surefoot.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;

/** The strongly connected components of a part of a graph, by JGraphT. */
final class Components {
  private Components() {}

  /**
   * The components, each in ascending order, ordered by their first node.
   *
   * @param nodes the nodes that count
   * @param next the successors of a node; those that do not count are left out
   */
  static List<List<Integer>> of(BitSet nodes, IntFunction<List<Integer>> next) {
    DirectedPseudograph<Integer, DefaultEdge> graph = new DirectedPseudograph<>(DefaultEdge.class);
    nodes.stream().forEach(graph::addVertex);
    nodes.stream()
        .forEach(
            node ->
                next.apply(node).stream()
                    .filter(nodes::get)
                    .forEach(to -> graph.addEdge(node, to)));
    List<List<Integer>> components = new ArrayList<>();
    for (Set<Integer> set :
        new KosarajuStrongConnectivityInspector<>(graph).stronglyConnectedSets()) {
      List<Integer> component = new ArrayList<>(set);
      Collections.sort(component);
      components.add(component);
    }
    components.sort(Comparator.comparing(component -> component.get(0)));
    return components;
  }
}
