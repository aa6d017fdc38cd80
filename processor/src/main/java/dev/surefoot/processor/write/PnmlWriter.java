package dev.surefoot.processor.write;

import dev.surefoot.net.Net;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a net's PNML, the interchange format of Petri net tools (ISO/IEC 15909-2), as a net of type
 * P/T. Identifiers are {@code p0}, {@code t0}, {@code a0} and so on, by the indexes of the net.
 *
 * <p>Cancelling exits have no form in a P/T net, which knows no reset arcs: the transition carries
 * a tool-specific note with the places that it empties, {@code <resets places="p3 p4"/>}, and a
 * reader that does not know it sees a net that leaves tokens behind.
 *
 * <p>Positions, which the format leaves open, are given because some tools pile up what has none: a
 * node stands as far to the right as it is steps away from the source.
 */
final class PnmlWriter {
  private static final String GRAMMAR = "http://www.pnml.org/version-2009/grammar/";
  private static final int RIGHT = 120;
  private static final int DOWN = 80;

  private final Net net;
  private final int[] placeColumns;
  private final int[] transitionColumns;
  private final Map<Integer, Integer> rows = new HashMap<>();
  private final StringBuilder out = new StringBuilder();
  private int arcs;

  private PnmlWriter(Net net) {
    this.net = net;
    this.placeColumns = new int[net.places().size()];
    this.transitionColumns = new int[net.transitions().size()];
    layOut();
  }

  /** The net as a PNML document. */
  static String write(Net net) {
    return new PnmlWriter(net).write();
  }

  private String write() {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append("<pnml xmlns=\"")
        .append(GRAMMAR)
        .append("pnml\">\n")
        .append("  <net id=\"net\" type=\"")
        .append(GRAMMAR)
        .append("ptnet\">\n")
        .append("    <name><text>")
        .append(net.flow())
        .append("</text></name>\n")
        .append("    <page id=\"page\">\n");
    for (int place = 0; place < net.places().size(); place++) {
      node("place", "p" + place, net.places().get(place).name(), placeColumns[place]);
      if (place == Net.SOURCE) {
        out.append("        <initialMarking><text>1</text></initialMarking>\n");
      }
      out.append("      </place>\n");
    }
    for (int t = 0; t < net.transitions().size(); t++) {
      node("transition", "t" + t, net.transitions().get(t).name(), transitionColumns[t]);
      resets(net.transitions().get(t).cancels());
      out.append("      </transition>\n");
    }
    for (int t = 0; t < net.transitions().size(); t++) {
      String id = "t" + t;
      net.transitions().get(t).inputs().forEach(place -> arc("p" + place, id));
      net.transitions().get(t).outputs().forEach(place -> arc(id, "p" + place));
    }
    return out.append("    </page>\n  </net>\n</pnml>\n").toString();
  }

  // Names of flows and steps are letters, digits, hyphens, dots and slashes: nothing to escape.

  private void node(String kind, String id, String name, int column) {
    int row = rows.merge(column, 1, Integer::sum);
    out.append("      <")
        .append(kind)
        .append(" id=\"")
        .append(id)
        .append("\">\n")
        .append("        <name><text>")
        .append(name)
        .append("</text></name>\n")
        .append("        <graphics><position x=\"")
        .append((column + 1) * RIGHT)
        .append("\" y=\"")
        .append(row * DOWN)
        .append("\"/></graphics>\n");
  }

  private void resets(List<Integer> regions) {
    if (regions.isEmpty()) {
      return;
    }
    List<String> places = new ArrayList<>();
    for (int place = 0; place < net.places().size(); place++) {
      if (regions.contains(net.places().get(place).region())) {
        places.add("p" + place);
      }
    }
    out.append("        <toolspecific tool=\"surefoot\" version=\"1\"><resets places=\"")
        .append(String.join(" ", places))
        .append("\"/></toolspecific>\n");
  }

  private void arc(String source, String target) {
    out.append("      <arc id=\"a")
        .append(arcs++)
        .append("\" source=\"")
        .append(source)
        .append("\" target=\"")
        .append(target)
        .append("\"/>\n");
  }

  /** Walks the net breadth first from the source; what cannot be reached stays at the left. */
  private void layOut() {
    Arrays.fill(placeColumns, -1);
    Arrays.fill(transitionColumns, -1);
    placeColumns[Net.SOURCE] = 0;
    List<List<Integer>> consumers = consumers();
    Deque<Integer> next = new ArrayDeque<>(List.of(Net.SOURCE));
    while (!next.isEmpty()) {
      int place = next.remove();
      for (int t : consumers.get(place)) {
        if (transitionColumns[t] < 0) {
          transitionColumns[t] = placeColumns[place] + 1;
          for (int output : net.transitions().get(t).outputs()) {
            if (placeColumns[output] < 0) {
              placeColumns[output] = transitionColumns[t] + 1;
              next.add(output);
            }
          }
        }
      }
    }
    Arrays.setAll(placeColumns, i -> Math.max(0, placeColumns[i]));
    Arrays.setAll(transitionColumns, i -> Math.max(0, transitionColumns[i]));
  }

  private List<List<Integer>> consumers() {
    List<List<Integer>> consumers = new ArrayList<>();
    net.places().forEach(place -> consumers.add(new ArrayList<>()));
    for (int t = 0; t < net.transitions().size(); t++) {
      for (int place : net.transitions().get(t).inputs()) {
        consumers.get(place).add(t);
      }
    }
    return consumers;
  }
}
