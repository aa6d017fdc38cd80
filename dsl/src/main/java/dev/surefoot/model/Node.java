package dev.surefoot.model;

import java.util.List;
import java.util.Optional;

/** A step of a flow. */
public sealed interface Node permits Task, Choice, Parallel, Redirect, End, Pause, Await, Subflow {
  /** What kind of step this is. */
  Kind kind();

  /** Its name; redirections and ends have none. */
  default Optional<Name> label() {
    return Optional.empty();
  }

  /** The step class that it runs, if it has an action. */
  default Optional<StepClass> runs() {
    return Optional.empty();
  }

  /** Its branches in the order written; empty where the kind has none. */
  default List<Branch> branches() {
    return List.of();
  }

  /** The verb. */
  Source at();
}
