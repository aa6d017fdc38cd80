package dev.surefoot.model;

import java.util.List;

/**
 * A flow as a tree.
 *
 * @param name the flow's name, its identity across versions and restarts
 * @param body what it does from start to end
 * @param onFailure what it does instead when a step has failed for good whose failure policy is
 *     {@code FAIL}; empty for nothing
 */
public record FlowModel(String name, Sequence body, Sequence onFailure) {
  /** A flow that does nothing more when it has failed. */
  public FlowModel(String name, Sequence body) {
    this(name, body, Sequence.EMPTY);
  }

  /** Whether it does something when it has failed. */
  public boolean hasFailBody() {
    return !onFailure.nodes().isEmpty();
  }

  /** What it does from start to end, and, if there is something, what it does on a failure. */
  public List<Sequence> bodies() {
    return hasFailBody() ? List.of(body, onFailure) : List.of(body);
  }
}
