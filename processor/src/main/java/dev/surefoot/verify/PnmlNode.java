package dev.surefoot.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place, a transition, a reference or an arc as it is being read: its attributes and labels. */
final class PnmlNode {
  /** The version of the notes that Surefoot writes. */
  private static final String NOTE_VERSION = "1";

  private final String kind;
  private final @Nullable String id;
  private final @Nullable String source;
  private final @Nullable String target;
  private final @Nullable String reference;
  private Map<String, String> labels = Map.of();
  private List<String> resets = List.of();
  private String noteVersion = NOTE_VERSION;

  PnmlNode(String kind, XmlAttributes attributes) {
    boolean isArc = kind.equals("arc");
    this.kind = kind;
    this.id = isArc ? null : attributes.get("id");
    this.source = isArc ? attributes.get("source") : null;
    this.target = isArc ? attributes.get("target") : null;
    this.reference = attributes.get("ref");
  }

  /** Adds the text of a label, such as {@code name}; the first one counts. */
  void label(String label, String text) {
    labels = labels.isEmpty() ? new HashMap<>() : labels; // most arcs have none
    labels.putIfAbsent(label, text.strip());
  }

  /** Adds that it has a note of Surefoot's. */
  void note(String version) {
    noteVersion = version;
  }

  /** Adds the places, with white space between them, that such a note says are emptied. */
  void resets(String places) {
    resets = resets.isEmpty() ? new ArrayList<>() : resets;
    resets.addAll(List.of(places.strip().split("\\s+")));
  }

  /** Adds what the node says to a net. */
  void addTo(NetAssembly net) throws UnreadableNetException {
    switch (kind) {
      case "place" -> net.place(required("id", id), name(), number("initialMarking", 0));
      case "transition" -> addTransition(net);
      case "arc" -> addArc(net);
      default -> net.reference(required("id", id), required("ref", reference));
    }
  }

  private void addTransition(NetAssembly net) throws UnreadableNetException {
    String transition = required("id", id);
    if (!noteVersion.equals(NOTE_VERSION)) {
      throw new UnreadableNetException(
          "transition '"
              + transition
              + "' has a note of Surefoot's in version '"
              + noteVersion
              + "', which is not known here");
    }
    net.transition(transition, name());
    for (String place : resets) {
      net.reset(transition, place);
    }
  }

  private void addArc(NetAssembly net) throws UnreadableNetException {
    String type = labels.getOrDefault("type", labels.getOrDefault("arctype", "normal"));
    if (!type.equals("normal")) {
      throw new UnreadableNetException(
          "an arc is of type '" + type + "': a place/transition net has no such arcs");
    }
    int weight = number("inscription", 1);
    String from = required("source", source);
    String to = required("target", target);
    if (weight == 0) {
      throw new UnreadableNetException("the arc from '" + from + "' to '" + to + "' weighs 0");
    }
    net.arc(from, to, weight);
  }

  private String required(String attribute, @Nullable String value) throws UnreadableNetException {
    if (value == null || value.isEmpty()) {
      throw new UnreadableNetException(
          "a node of kind '" + kind + "' has no attribute '" + attribute + "'");
    }
    return value;
  }

  private String name() throws UnreadableNetException {
    String name = labels.getOrDefault("name", "");
    return name.isEmpty() ? required("id", id) : name;
  }

  /** Some tools write the colour of the tokens before their number: {@code Default,1}. */
  private int number(String label, int otherwise) throws UnreadableNetException {
    String text = labels.getOrDefault(label, "");
    String digits = text.startsWith("Default,") ? text.substring("Default,".length()) : text;
    if (digits.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(digits);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new UnreadableNetException(
        "'"
            + text
            + "', the "
            + label
            + " of a node of kind '"
            + kind
            + "', is no number from 0 to "
            + Integer.MAX_VALUE);
  }
}
