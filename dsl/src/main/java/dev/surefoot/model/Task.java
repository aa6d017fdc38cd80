package dev.surefoot.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a step class.
 *
 * @param backTo where the instance goes back to when it has failed for good, or null
 */
public record Task(Name name, StepClass action, @Nullable BackTo backTo, Source at)
    implements Node {
  /** A task after whose failure nothing follows but its failure policy. */
  public Task(Name name, StepClass action, Source at) {
    this(name, action, null, at);
  }

  /** A task without a place. */
  public static Task of(Name name, StepClass action) {
    return new Task(name, action, Source.NONE);
  }

  /** The same with somewhere to go back to. */
  public Task with(BackTo failed) {
    return new Task(name, action, failed, at);
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
