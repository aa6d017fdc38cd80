package dev.surefoot.verify;

/** Prints an outcome on one line: for people, or as a JSON object. */
enum OutcomeText {
  /** Such as {@code order.pnml: unsound (deadlock): it comes to a standstill after: a, b}. */
  PLAIN {
    @Override
    String of(Outcome outcome) {
      StringBuilder line = new StringBuilder(outcome.net());
      line.append(": ").append(outcome.verdict().text());
      if (!outcome.reason().isEmpty()) {
        line.append(" (").append(outcome.reason()).append(')');
      }
      if (!outcome.detail().isEmpty()) {
        line.append(": ").append(outcome.detail());
      }
      if (!outcome.witness().isEmpty()) {
        line.append(" after: ").append(String.join(", ", outcome.witness()));
      }
      StringBuilder printable = new StringBuilder();
      line.chars().forEach(c -> printable.append(Character.isISOControl(c) ? ' ' : (char) c));
      return printable.toString();
    }
  },

  /** With the keys net, verdict, reason, witness, places, transitions, states, micros, detail. */
  JSON {
    @Override
    String of(Outcome outcome) {
      StringBuilder line = new StringBuilder("{\"net\":");
      quote(line, outcome.net());
      line.append(",\"verdict\":\"").append(outcome.verdict().text()).append("\",\"reason\":");
      if (outcome.reason().isEmpty()) {
        line.append("null");
      } else {
        quote(line, outcome.reason());
      }
      line.append(",\"witness\":[");
      String comma = "";
      for (String transition : outcome.witness()) {
        quote(line.append(comma), transition);
        comma = ",";
      }
      line.append("],\"places\":").append(outcome.places());
      line.append(",\"transitions\":").append(outcome.transitions());
      line.append(",\"states\":").append(outcome.states());
      line.append(",\"micros\":").append(outcome.micros());
      if (!outcome.detail().isEmpty()) {
        quote(line.append(",\"detail\":"), outcome.detail());
      }
      return line.append('}').toString();
    }
  };

  abstract String of(Outcome outcome);

  private static void quote(StringBuilder line, String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> line.append("\\\"");
        case '\\' -> line.append("\\\\");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
            line.append(String.format("\\u%04x", (int) c));
          } else {
            line.append(c);
          }
        }
      }
    }
    line.append('"');
  }
}
