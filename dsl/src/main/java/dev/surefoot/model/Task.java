package dev.surefoot.model;

import java.util.Optional;

/** Runs a step class. */
public record Task(Name name, StepClass action, Source at) implements Node {
  /** A task without a place. */
  public static Task of(Name name, StepClass action) {
    return new Task(name, action, Source.NONE);
  }

  @Override
  public Kind kind() {
    return Kind.TASK;
  }

  @Override
  public Optional<Name> label() {
    return Optional.of(name);
  }

  @Override
  public Optional<StepClass> runs() {
    return Optional.of(action);
  }
}
