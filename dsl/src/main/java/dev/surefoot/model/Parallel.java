package dev.surefoot.model;

import java.util.List;
import java.util.Optional;

/** Runs all its branches at the same time and joins them. */
public record Parallel(Name name, List<Branch> branches, Source at) implements Node {
  public Parallel {
    branches = List.copyOf(branches);
  }

  /** A parallel without a place. */
  public static Parallel of(Name name, List<Branch> branches) {
    return new Parallel(name, branches, Source.NONE);
  }

  @Override
  public Kind kind() {
    return Kind.PARALLEL;
  }

  @Override
  public Optional<Name> label() {
    return Optional.of(name);
  }

  /**
   * Whether it splits the token: with at least two branches. With one it is that branch, with none
   * it is nothing.
   */
  public boolean splits() {
    return branches.size() > 1;
  }
}
