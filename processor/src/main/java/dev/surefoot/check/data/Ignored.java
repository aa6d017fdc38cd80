package dev.surefoot.check.data;

import dev.surefoot.net.Transition;
import java.util.List;
import java.util.Optional;

/**
 * A step that makes a datum, and that the flow goes on without: it may skip, or its failure is
 * ignored.
 */
record Ignored(Use maker, DataNet data) {
  /** The one that should have made a datum on a way on which it is missing. */
  static Optional<Ignored> on(List<Transition> way, List<Use> makers, DataNet data) {
    return makers.stream()
        .filter(maker -> way.contains(data.net().transitions().get(maker.transition())))
        .findFirst()
        .map(maker -> new Ignored(maker, data));
  }

  /** What it makes, and why the flow goes on without that. */
  String line() {
    return maker.words() + " makes it, and " + why();
  }

  private String why() {
    return isSkipped()
        ? "where it skips, the flow goes on without it: its @Run method returns Optional"
        : "where it fails, the flow goes on without it: " + whose() + " is IGNORE";
  }

  private boolean isSkipped() {
    return maker.signature().absence() == Absence.SKIPPED;
  }

  private String whose() {
    String name = data.data().ignored().getOrDefault(maker.name(), "");
    return name.equals(maker.name())
        ? "its onFailure"
        : name.isEmpty() ? "the flow's onFailure" : "the onFailure of '" + name + "'";
  }

  /** When the datum is missing. */
  String when() {
    return ", which is missing if " + maker.words() + " " + maker.signature().absence().verb();
  }

  /** What to do so that it always makes it. */
  String fix() {
    return isSkipped()
        ? "let " + maker.words() + " always return one"
        : "give " + maker.words() + " another onFailure than IGNORE";
  }
}
