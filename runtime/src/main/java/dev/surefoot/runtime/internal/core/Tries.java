package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Policy;
import java.time.Duration;
import java.time.Instant;

/**
 * How often something is called, and what follows when it has failed for good.
 *
 * @param attempts calls in all
 * @param backoff from a failed attempt to the second one; doubles with every further one
 * @param maxBackoff the longest time between two attempts
 * @param onFailure what follows the last attempt; of an undo it has no meaning
 */
public record Tries(int attempts, Duration backoff, Duration maxBackoff, Policy onFailure) {
  /** One attempt; the instance is undone if it fails. */
  public static final Tries ONCE =
      new Tries(1, Duration.ZERO, Duration.ofHours(1), Policy.COMPENSATE);

  /**
   * When the next attempt is due: a backoff takes between half its time and its whole time, so that
   * many that failed together do not come back together.
   *
   * @param failed how many have failed
   * @param at when the last one did
   * @param jitter between 0 and 1
   */
  Instant due(int failed, Instant at, double jitter) {
    long most = maxBackoff.toMillis();
    long time = Math.min(backoff.toMillis(), most);
    for (int i = 1; i < failed && time > 0 && time < most; i++) {
      time = time > most / 2 ? most : time * 2;
    }
    return at.plusMillis(time - (long) (time / 2.0 * jitter));
  }
}
