package dev.surefoot.model;

import java.util.List;
import java.util.Optional;

/** A step of a flow. */
public sealed interface Node permits Task, Choice, Parallel, Redirect, End {
  /** What kind of step this is. */
  Kind kind();

  /** Its name; redirections and ends have none. */
  Optional<Name> label();

  /** The step class that it runs, if it has an action. */
  Optional<StepClass> runs();

  /** Its branches in the order written; empty where the kind has none. */
  List<Branch> branches();

  /** The verb. */
  Source at();
}
