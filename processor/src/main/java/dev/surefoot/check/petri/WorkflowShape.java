package dev.surefoot.check.petri;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a net has the shape of a workflow net: one source place, one sink place, every node on a
 * way from the one to the other, and tokens in the source only.
 *
 * @param source the index of the place without producers
 * @param sink the index of the place without consumers
 * @param tokens how many tokens the source holds at the beginning; a net without any token is taken
 *     with one
 * @param defect what is wrong; the numbers then say nothing
 */
record WorkflowShape(int source, int sink, int tokens, Optional<String> defect) {
  private static final int MOST_NAMED = 5;

  static WorkflowShape of(PetriNet net) {
    boolean[] produced = new boolean[net.places().size()];
    boolean[] consumed = new boolean[net.places().size()];
    for (PetriNet.Transition transition : net.transitions()) {
      transition.inputs().forEach(place -> consumed[place] = true);
      transition.outputs().forEach(place -> produced[place] = true);
      transition.resets().forEach(place -> consumed[place] = true);
    }
    List<Integer> sources = unset(produced);
    List<Integer> sinks = unset(consumed);
    if (sources.size() != 1) {
      return defect(number(net, sources, "without producers"));
    }
    if (sinks.size() != 1) {
      return defect(number(net, sinks, "without consumers"));
    }
    int source = sources.get(0);
    int tokens = Math.max(1, net.places().get(source).tokens());
    WorkflowShape shape = new WorkflowShape(source, sinks.get(0), tokens, Optional.empty());
    return shape
        .markingDefect(net)
        .or(() -> shape.wayDefect(net))
        .map(WorkflowShape::defect)
        .orElse(shape);
  }

  /** The same with another number of tokens in the source. */
  WorkflowShape withTokens(int other) {
    return new WorkflowShape(source, sink, other, defect);
  }

  /** The marking at the beginning: all tokens in the source. */
  int[] initial(PetriNet net) {
    int[] marking = new int[net.places().size()];
    marking[source] = tokens;
    return marking;
  }

  /** Whether a marking has all that the end asks for, and something else besides. */
  boolean isImproper(int[] marking) {
    if (marking[sink] < tokens) {
      return false;
    }
    long sum = 0;
    for (int held : marking) {
      sum += held;
    }
    return sum > tokens;
  }

  private static WorkflowShape defect(String defect) {
    return new WorkflowShape(-1, -1, 0, Optional.of(defect));
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

  private Optional<String> markingDefect(PetriNet net) {
    for (int i = 0; i < net.places().size(); i++) {
      int held = net.places().get(i).tokens();
      if (held > 0 && i != source) {
        return Optional.of(
            "place '" + net.places().get(i).name() + "' has " + held + " at the beginning");
      }
    }
    return Optional.empty();
  }

  private Optional<String> wayDefect(PetriNet net) {
    BitSet onWay = NetGraph.successors(net).reachableFrom(source);
    onWay.and(NetGraph.predecessors(net).reachableFrom(sink));
    int places = net.places().size();
    int nodes = places + net.transitions().size();
    List<String> astray = new ArrayList<>();
    for (int node = onWay.nextClearBit(0); node < nodes; node = onWay.nextClearBit(node + 1)) {
      astray.add(
          node < places
              ? net.places().get(node).name()
              : net.transitions().get(node - places).name());
    }
    astray.sort(null);
    return astray.isEmpty()
        ? Optional.empty()
        : Optional.of("no way from source to sink leads through " + names(astray));
  }
}
