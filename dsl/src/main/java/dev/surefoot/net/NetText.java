package dev.surefoot.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The canonical text of a net:
 *
 * <pre>
 * flow order
 * region 0 fulfil/parcel
 * place 0 .start
 * transition task 0 reserve-stock : 2 > 3
 * </pre>
 *
 * The number after {@code region}, or {@code subflow} for a region that is a sub-flow, is its
 * parent, the one after {@code place} or the kind of a transition its region; the root region is
 * not written; arcs are place indexes. Where a transition cancels regions, {@code cancels} and
 * their indexes follow.
 */
final class NetText {
  private NetText() {}

  static String write(Net net) {
    StringBuilder out = new StringBuilder("flow ").append(net.flow()).append('\n');
    for (Region region : net.regions().subList(1, net.regions().size())) {
      out.append(region.kind() == Region.Kind.SUBFLOW ? "subflow " : "region ")
          .append(region.parent())
          .append(' ')
          .append(region.name())
          .append('\n');
    }
    for (Place place : net.places()) {
      out.append("place ").append(place.region()).append(' ').append(place.name()).append('\n');
    }
    for (Transition t : net.transitions()) {
      out.append("transition ")
          .append(t.kind().name().toLowerCase(Locale.ROOT))
          .append(' ')
          .append(t.region())
          .append(' ')
          .append(t.name())
          .append(" : ")
          .append(join(t.inputs()))
          .append(" > ")
          .append(join(t.outputs()))
          .append(t.cancels().isEmpty() ? "" : " cancels " + join(t.cancels()))
          .append('\n');
    }
    return out.toString();
  }

  static Net read(String text) {
    String flow = null;
    List<Region> regions = new ArrayList<>(List.of(Region.ROOT));
    List<Place> places = new ArrayList<>();
    List<Transition> transitions = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String[] word = line.split(" ", -1);
      try {
        switch (word[0]) {
          case "flow" -> flow = word[1];
          case "region" -> regions.add(region(Region.Kind.BRANCH, word, regions));
          case "subflow" -> regions.add(region(Region.Kind.SUBFLOW, word, regions));
          case "place" -> places.add(new Place(word[2], index(word[1], regions)));
          case "transition" -> transitions.add(transition(word, regions, places));
          default -> throw new IllegalArgumentException("it begins with no known word");
        }
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new IllegalArgumentException("line " + number + " of the net is broken: " + line, e);
      }
    }
    if (flow == null || places.size() < 2) {
      throw new IllegalArgumentException("the net has no flow line, no source or no sink");
    }
    return new Net(flow, regions, places, transitions);
  }

  private static Region region(Region.Kind kind, String[] word, List<Region> regions) {
    return new Region(kind, word[2], index(word[1], regions));
  }

  private static Transition transition(String[] word, List<Region> regions, List<Place> places) {
    List<String> words = Arrays.asList(word);
    int from = words.indexOf(":");
    int to = words.indexOf(">");
    int cancels = words.indexOf("cancels");
    int end = cancels < 0 ? words.size() : cancels;
    return new Transition(
        word[3],
        Transition.Kind.valueOf(word[1].toUpperCase(Locale.ROOT)),
        index(word[2], regions),
        words.subList(from + 1, to).stream().map(w -> index(w, places)).toList(),
        words.subList(to + 1, end).stream().map(w -> index(w, places)).toList(),
        words.stream().skip(end + 1L).map(w -> index(w, regions)).toList());
  }

  private static int index(String word, List<?> of) {
    int index = Integer.parseInt(word);
    if (index < 0 || index >= of.size()) {
      throw new IllegalArgumentException("there is no number " + index);
    }
    return index;
  }

  private static String join(List<Integer> places) {
    return places.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
