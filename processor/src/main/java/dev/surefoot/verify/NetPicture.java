package dev.surefoot.verify;

import dev.surefoot.check.petri.Bag;
import dev.surefoot.check.petri.PetriNet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws a net as SVG: places as circles with their tokens, transitions as boxes, arcs as arrows
 * with their weights, and dashed ones from places that a transition resets. A node stands as far to
 * the right as it is steps away from the source; what no way leads to stands at the left.
 */
final class NetPicture {
  private static final int RIGHT = 110;
  private static final int DOWN = 70;
  private static final int SIZE = 16;
  private static final int LONGEST_NAME = 16;

  private final PetriNet net;
  private final int[] columns;
  private final int[] rows;
  private final StringBuilder out = new StringBuilder();

  private NetPicture(PetriNet net) {
    this.net = net;
    int nodes = net.places().size() + net.transitions().size();
    this.columns = new int[nodes];
    this.rows = new int[nodes];
  }

  /** The picture as an SVG document. */
  static String draw(PetriNet net) {
    return new NetPicture(net).draw();
  }

  private String draw() {
    layOut();
    int width = 0;
    int height = 0;
    for (int node = 0; node < columns.length; node++) {
      width = Math.max(width, x(node));
      height = Math.max(height, y(node));
    }
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width + RIGHT);
    out.append("\" height=\"").append(height + DOWN);
    out.append("\" font-family=\"sans-serif\" font-size=\"11\" text-anchor=\"middle\">\n");
    out.append("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\"");
    out.append(" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">");
    out.append("<path d=\"M0 0L8 4L0 8z\"/></marker></defs>\n");
    int places = net.places().size();
    for (int i = 0; i < net.transitions().size(); i++) {
      PetriNet.Transition t = net.transitions().get(i);
      arcs(t.inputs(), places + i, true, "");
      arcs(t.outputs(), places + i, false, "");
      arcs(t.resets(), places + i, true, " stroke-dasharray=\"4 3\"");
    }
    for (int place = 0; place < places; place++) {
      place(place);
    }
    for (int i = 0; i < net.transitions().size(); i++) {
      transition(places + i, net.transitions().get(i).name());
    }
    return out.append("</svg>\n").toString();
  }

  private int x(int node) {
    return RIGHT / 2 + columns[node] * RIGHT;
  }

  private int y(int node) {
    return DOWN / 2 + rows[node] * DOWN;
  }

  private void arcs(Bag bag, int transition, boolean isInput, String dashes) {
    for (int i = 0; i < bag.size(); i++) {
      int from = isInput ? bag.place(i) : transition;
      int to = isInput ? transition : bag.place(i);
      double length = Math.max(1, Math.hypot(x(to) - x(from), y(to) - y(from)));
      double endX = x(to) - (x(to) - x(from)) * SIZE / length;
      double endY = y(to) - (y(to) - y(from)) * SIZE / length;
      out.append("<line x1=\"").append(x(from)).append("\" y1=\"").append(y(from));
      out.append("\" x2=\"").append(Math.round(endX)).append("\" y2=\"").append(Math.round(endY));
      out.append("\" stroke=\"#666\"").append(dashes).append(" marker-end=\"url(#tip)\"/>\n");
      if (bag.weight(i) > 1) {
        text((x(from) + x(to)) / 2, (y(from) + y(to)) / 2 - 4, Integer.toString(bag.weight(i)));
      }
    }
  }

  private void place(int place) {
    PetriNet.Place shown = net.places().get(place);
    out.append("<circle cx=\"").append(x(place)).append("\" cy=\"").append(y(place));
    out.append("\" r=\"").append(SIZE).append("\" fill=\"#fff\" stroke=\"#000\">");
    title(shown.name());
    out.append("</circle>\n");
    if (shown.tokens() > 0) {
      text(x(place), y(place) + 4, shown.tokens() == 1 ? "\u25cf" : shown.tokens() + "");
    }
    text(x(place), y(place) + SIZE + 12, shortened(shown.name()));
  }

  private void transition(int node, String name) {
    out.append("<rect x=\"").append(x(node) - SIZE).append("\" y=\"").append(y(node) - SIZE);
    out.append("\" width=\"").append(2 * SIZE).append("\" height=\"").append(2 * SIZE);
    out.append("\" fill=\"#eef\" stroke=\"#000\">");
    title(name);
    out.append("</rect>\n");
    text(x(node), y(node) + SIZE + 12, shortened(name));
  }

  private void title(String text) {
    out.append("<title>").append(escaped(text)).append("</title>");
  }

  private void text(int x, int y, String text) {
    out.append("<text x=\"").append(x).append("\" y=\"").append(y).append("\">");
    out.append(escaped(text)).append("</text>\n");
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "\u2026";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Walks breadth first, from the places without producers. */
  private void layOut() {
    int places = net.places().size();
    List<List<Integer>> next = new ArrayList<>();
    boolean[] entered = new boolean[columns.length];
    for (int node = 0; node < columns.length; node++) {
      next.add(new ArrayList<>());
    }
    for (int i = 0; i < net.transitions().size(); i++) {
      PetriNet.Transition t = net.transitions().get(i);
      for (int j = 0; j < t.inputs().size(); j++) {
        next.get(t.inputs().place(j)).add(places + i);
        entered[places + i] = true;
      }
      for (int j = 0; j < t.outputs().size(); j++) {
        next.get(places + i).add(t.outputs().place(j));
        entered[t.outputs().place(j)] = true;
      }
    }
    List<Integer> open = new ArrayList<>();
    boolean[] seen = new boolean[columns.length];
    for (int node = 0; node < columns.length; node++) {
      if (!entered[node]) {
        seen[node] = true;
        open.add(node);
      }
    }
    for (int i = 0; i < open.size(); i++) {
      for (int node : next.get(open.get(i))) {
        if (!seen[node]) {
          seen[node] = true;
          columns[node] = columns[open.get(i)] + 1;
          open.add(node);
        }
      }
    }
    Map<Integer, Integer> heights = new HashMap<>();
    for (int node = 0; node < columns.length; node++) {
      rows[node] = heights.merge(columns[node], 1, Integer::sum) - 1;
    }
  }
}
