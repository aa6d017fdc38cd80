package dev.surefoot.net;

/**
 * A part of a flow that one token walks through: the root, or a branch of a parallel with at least
 * two branches.
 *
 * @param name empty for the root, else {@code parallel/branch}
 * @param parent the index of the region around it; the root is its own parent
 */
public record Region(String name, int parent) {
  /** The region that is the flow itself. */
  public static final Region ROOT = new Region("", 0);

  /** Whether this is the flow itself. */
  public boolean isRoot() {
    return name.isEmpty();
  }
}
