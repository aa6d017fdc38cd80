package dev.surefoot.check.petri;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Nets in a line, for tests: transitions such as {@code a: i > p q*2 ! r}, which takes from i, puts
 * one token into p and two into q, and empties r; a semicolon stands between them. Places are named
 * by the letters i, o, and p to u.
 */
final class WrittenNet {
  private WrittenNet() {}

  static PetriNet of(String text) {
    String arcs = text.replaceAll("\\w+:", " ");
    List<String> places =
        Stream.of("i", "o", "p", "q", "r", "s", "t", "u").filter(arcs::contains).toList();
    PetriNet.Builder builder = PetriNet.builder();
    places.forEach(place -> builder.place(place, 0));
    for (String line : text.split(";")) {
      String[] part = line.split("[:>!]", -1);
      int t = builder.transition(part[0].strip());
      arcs(part[1], places, (place, weight) -> builder.input(t, place, weight));
      arcs(part[2], places, (place, weight) -> builder.output(t, place, weight));
      if (part.length > 3) {
        arcs(part[3], places, (place, weight) -> builder.reset(t, place));
      }
    }
    return builder.build();
  }

  private interface Arc {
    void add(int place, int weight);
  }

  private static void arcs(String text, List<String> places, Arc arc) {
    for (String word : text.strip().split(" +")) {
      if (!word.isEmpty()) {
        String[] part = word.split("\\*");
        arc.add(places.indexOf(part[0]), part.length == 1 ? 1 : Integer.parseInt(part[1]));
      }
    }
  }

  /** A net in the same form. */
  static String text(PetriNet net) {
    return net.transitions().stream().map(t -> text(net, t)).collect(Collectors.joining("; "));
  }

  private static String text(PetriNet net, PetriNet.Transition t) {
    String arcs = t.name() + ": " + text(net, t.inputs()) + " > " + text(net, t.outputs());
    return t.resets().isEmpty() ? arcs : arcs + " ! " + text(net, t.resets());
  }

  private static String text(PetriNet net, Bag bag) {
    return IntStream.range(0, bag.size())
        .mapToObj(
            i ->
                net.places().get(bag.place(i)).name()
                    + (bag.weight(i) == 1 ? "" : "*" + bag.weight(i)))
        .collect(Collectors.joining(" "));
  }
}
