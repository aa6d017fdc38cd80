package dev.surefoot.check;

import dev.surefoot.model.Branch;
import dev.surefoot.model.Name;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Subflow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step where it stands in its flow. One {@link Node} may stand in several places, because bodies
 * are values; a spot is one of them, and is equal to itself only.
 */
final class Spot {
  private final int number;
  private final Node node;
  private final @Nullable Spot parent;
  private final @Nullable Branch branch;
  private final FlowRegion region;
  private final List<List<Spot>> bodies = new ArrayList<>();
  private final List<FlowRegion> inner = new ArrayList<>();

  Spot(int number, Node node, @Nullable Spot parent, @Nullable Branch branch, FlowRegion region) {
    this.number = number;
    this.node = node;
    this.parent = parent;
    this.branch = branch;
    this.region = region;
  }

  /** Its place in the order of the source, from zero. */
  int number() {
    return number;
  }

  Node node() {
    return node;
  }

  /** The choice, parallel or sub-flow around it, or null at top level. */
  @Nullable Spot parent() {
    return parent;
  }

  /** The branch of {@link #parent()} in which it stands, or null at top level. */
  @Nullable Branch branch() {
    return branch;
  }

  FlowRegion region() {
    return region;
  }

  /** The steps of each branch; the outline fills it. */
  List<List<Spot>> bodies() {
    return bodies;
  }

  /** Whether it is a parallel with at least two branches. */
  boolean splits() {
    return node instanceof Parallel parallel && parallel.splits();
  }

  /** Whether each of its bodies is a region of its own: those of a parallel, that of a sub-flow. */
  boolean hasRegions() {
    return splits() || node instanceof Subflow;
  }

  /** The regions that are its branches; the outline fills it. */
  List<FlowRegion> inner() {
    return inner;
  }

  /** Whether a token passes it without any step being run, and without waiting. */
  boolean isSilent() {
    return node.runs().isEmpty() && !node.kind().waits() && !hasRegions();
  }

  /** Its name. Not to be asked of jumps and ends, which have none. */
  String name() {
    return node.label().map(Name::text).orElseThrow();
  }

  /** The step that stands in a region: this one, or the one there that it is inside of. */
  Spot in(FlowRegion outer) {
    Spot spot = this;
    while (spot.region != outer) {
      spot = spot.region.parallel();
    }
    return spot;
  }
}
