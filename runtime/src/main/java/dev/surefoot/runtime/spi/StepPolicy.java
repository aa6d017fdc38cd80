package dev.surefoot.runtime.spi;

import dev.surefoot.FailurePolicy;
import dev.surefoot.Step;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a step or an undo is called, how long a call may take, and what follows when it has
 * failed for good.
 *
 * @param attempts calls in all, at least one; {@link Step#UNLIMITED} for as many as it takes
 * @param backoff from a failed attempt to the second one; doubles with every further one
 * @param maxBackoff the longest time between two attempts
 * @param retryOn what is thrown by an attempt that is worth another one
 * @param timeout of one attempt, or null for any time
 * @param onFailure what follows the last attempt, never {@link FailurePolicy#INHERIT}; of an undo
 *     it has no meaning
 */
public record StepPolicy(
    int attempts,
    Duration backoff,
    Duration maxBackoff,
    List<Class<? extends Throwable>> retryOn,
    @Nullable Duration timeout,
    FailurePolicy onFailure) {
  /** One attempt, however long it takes; the instance is undone if it fails. */
  public static final StepPolicy DEFAULT =
      new StepPolicy(
          1,
          Duration.ZERO,
          Duration.ofHours(1),
          List.of(Throwable.class),
          null,
          FailurePolicy.COMPENSATE);

  public StepPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException(attempts + " attempts call no step; give at least 1");
    }
    if (onFailure == FailurePolicy.INHERIT) {
      throw new IllegalArgumentException("a policy that is inherited must be resolved before");
    }
    retryOn = List.copyOf(retryOn);
  }
}
