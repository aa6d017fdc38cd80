package dev.surefoot.verify;

/** Writes small nets as PNML. */
final class Pnml {
  private Pnml() {}

  /** A document with one net of type P/T with this content in its page. */
  static String document(String page) {
    return "<pnml xmlns='http://www.pnml.org/version-2009/grammar/pnml'>"
        + net("n", page)
        + "</pnml>";
  }

  static String net(String id, String page) {
    return "<net id='"
        + id
        + "' type='http://www.pnml.org/version-2009/grammar/ptnet'><page id='page'>"
        + page
        + "</page></net>";
  }

  /**
   * The nodes and arcs of transitions such as {@code a: i > p q*2}; places are made as they are
   * met. A word {@code i=2} instead marks a place.
   */
  static String page(String transitions) {
    StringBuilder places = new StringBuilder();
    StringBuilder rest = new StringBuilder();
    java.util.Set<String> known = new java.util.HashSet<>();
    for (String text : transitions.split(";")) {
      if (text.contains("=")) {
        String[] part = text.strip().split("=");
        known.add(part[0]);
        places.append(
            place(part[0], "<initialMarking><text>" + part[1] + "</text></initialMarking>"));
        continue;
      }
      String[] part = text.split("[:>]", -1);
      String t = part[0].strip();
      rest.append("<transition id='").append(t).append("'/>");
      for (int side = 1; side <= 2; side++) {
        for (String word : part[side].strip().split(" +")) {
          String[] arc = word.split("\\*");
          if (!word.isEmpty()) {
            if (known.add(arc[0])) {
              places.append(place(arc[0], ""));
            }
            rest.append("<arc id='").append(t).append(side).append(arc[0]).append("' source='");
            rest.append(side == 1 ? arc[0] : t).append("' target='").append(side == 1 ? t : arc[0]);
            rest.append("'>");
            if (arc.length > 1) {
              rest.append("<inscription><text>").append(arc[1]).append("</text></inscription>");
            }
            rest.append("</arc>");
          }
        }
      }
    }
    return places + "" + rest;
  }

  private static String place(String id, String label) {
    return "<place id='" + id + "'>" + label + "</place>";
  }
}
