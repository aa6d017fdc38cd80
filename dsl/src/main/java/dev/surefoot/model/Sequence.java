package dev.surefoot.model;

import java.util.ArrayList;
import java.util.List;

/** Steps that follow one another; may be empty. */
public record Sequence(List<Node> nodes) {
  /** Nothing to do. */
  public static final Sequence EMPTY = new Sequence(List.of());

  public Sequence {
    nodes = List.copyOf(nodes);
  }

  /** This sequence with one more step at its end. */
  public Sequence plus(Node node) {
    List<Node> more = new ArrayList<>(nodes);
    more.add(node);
    return new Sequence(more);
  }
}
