package dev.surefoot.runtime.spi;

import dev.surefoot.FailurePolicy;
import dev.surefoot.Step;
import dev.surefoot.model.TimeSpan;
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

  /**
   * As annotations say it; see {@link TimeSpan}.
   *
   * @param backoff empty for at once
   * @param maxBackoff empty for the default
   * @param timeout empty for any time
   * @param retryOn none for everything
   * @throws IllegalArgumentException if a text is no length of time
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied, and never written to
  public static StepPolicy of(
      int attempts,
      String backoff,
      String maxBackoff,
      String timeout,
      FailurePolicy onFailure,
      Class<? extends Throwable>... retryOn) {
    return new StepPolicy(
        attempts,
        backoff.isEmpty() ? DEFAULT.backoff() : TimeSpan.parse(backoff),
        maxBackoff.isEmpty() ? DEFAULT.maxBackoff() : TimeSpan.parse(maxBackoff),
        retryOn.length == 0 ? DEFAULT.retryOn() : List.of(retryOn),
        timeout.isEmpty() ? null : TimeSpan.parse(timeout),
        onFailure);
  }

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
