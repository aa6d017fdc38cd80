package dev.surefoot.check;

import dev.surefoot.model.Branch;
import dev.surefoot.model.Subflow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a flow that one token walks through: the root, a branch of a parallel that splits, or a
 * sub-flow. Two regions are equal if they are the same object.
 */
final class FlowRegion {
  private final int number;
  private final int depth;
  private final @Nullable FlowRegion parent;
  private final @Nullable Spot parallel;
  private final @Nullable Branch branch;
  private final List<Spot> body = new ArrayList<>();

  private FlowRegion(
      int number, @Nullable FlowRegion parent, @Nullable Spot parallel, @Nullable Branch branch) {
    this.number = number;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.parent = parent;
    this.parallel = parallel;
    this.branch = branch;
  }

  static FlowRegion root() {
    return new FlowRegion(0, null, null, null);
  }

  static FlowRegion of(int number, Spot parallel, Branch branch) {
    return new FlowRegion(number, parallel.region(), parallel, branch);
  }

  /** The root is zero, and each region comes after its parent. */
  int number() {
    return number;
  }

  int depth() {
    return depth;
  }

  boolean isRoot() {
    return parent == null;
  }

  /** Whether this is a whole flow: the root, or a sub-flow. */
  boolean isFlow() {
    return parallel == null || parallel.node() instanceof Subflow;
  }

  /** The flow of which this is a part: a sub-flow, or the root. */
  FlowRegion flow() {
    FlowRegion region = this;
    while (region.parent != null && !region.isFlow()) {
      region = region.parent;
    }
    return region;
  }

  /** The parallel whose branch this is, or the sub-flow that it is. Not to be asked of the root. */
  Spot parallel() {
    if (parallel == null) {
      throw new IllegalStateException("the root is no branch of a parallel");
    }
    return parallel;
  }

  /** The branch that this is. Not to be asked of the root. */
  Branch branch() {
    if (branch == null) {
      throw new IllegalStateException("the root is no branch of a parallel");
    }
    return branch;
  }

  /** The steps that stand directly in the region's body; the outline fills it. */
  List<Spot> body() {
    return body;
  }

  /** The names of the branches that run beside this one. */
  List<String> siblings() {
    List<String> names = new ArrayList<>();
    for (Branch other : parallel().node().branches()) {
      if (other != branch) {
        names.add(other.name().text());
      }
    }
    return names;
  }

  /** This region or the one around it at a depth. */
  FlowRegion ancestor(int atDepth) {
    FlowRegion region = this;
    while (region.parent != null && region.depth > atDepth) {
      region = region.parent;
    }
    return region;
  }

  /** The innermost region that holds both. */
  FlowRegion common(FlowRegion other) {
    FlowRegion a = ancestor(other.depth);
    FlowRegion b = other.ancestor(depth);
    while (a != b && a.parent != null && b.parent != null) {
      a = a.parent;
      b = b.parent;
    }
    return a;
  }
}
