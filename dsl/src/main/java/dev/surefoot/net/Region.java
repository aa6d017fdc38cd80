package dev.surefoot.net;

import java.util.BitSet;
import java.util.List;

/**
 * A part of a flow that one token of its own walks through: the root, a branch of a parallel with
 * at least two branches, or a sub-flow.
 *
 * @param name empty for the root, {@code parallel/branch} for a branch, a sub-flow's name for that
 * @param parent the index of the region around it; the root is its own parent
 */
public record Region(Kind kind, String name, int parent) {
  /** What a region is. */
  public enum Kind {
    /** The flow itself. */
    ROOT,
    /** A branch of a parallel, beside its other branches. */
    BRANCH,
    /** Another flow that is laid in, with data of its own. */
    SUBFLOW
  }

  /** The region that is the flow itself. */
  public static final Region ROOT = new Region(Kind.ROOT, "", 0);

  /** Whether this is the flow itself. */
  public boolean isRoot() {
    return kind == Kind.ROOT;
  }

  /**
   * The name of the parallel whose branch this is.
   *
   * @throws IllegalStateException if it is no branch
   */
  public String parallel() {
    if (kind != Kind.BRANCH) {
      throw new IllegalStateException("'" + name + "' is no branch of a parallel");
    }
    return name.substring(0, name.lastIndexOf('/'));
  }

  /** The indexes of a region and of those inside. */
  static BitSet inside(List<Region> regions, int region) {
    BitSet inside = new BitSet();
    inside.set(region);
    for (int r = region + 1; r < regions.size(); r++) { // each after its parent
      inside.set(r, inside.get(regions.get(r).parent()));
    }
    return inside;
  }

  /** Whether this is the other one, or another branch of the same parallel. */
  boolean isBeside(Region other) {
    return equals(other)
        || (kind == Kind.BRANCH
            && other.kind == Kind.BRANCH
            && parent == other.parent
            && parallel().equals(other.parallel()));
  }
}
