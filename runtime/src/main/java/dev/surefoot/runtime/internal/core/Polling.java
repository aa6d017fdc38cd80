package dev.surefoot.runtime.internal.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a step asks for the end of what it submitted.
 *
 * @param every the time between two questions
 * @param timeout from the submission until it has failed, or null for never
 */
public record Polling(Duration every, @Nullable Duration timeout) {
  /** When a submission has failed as timed out, or null. */
  @Nullable Instant deadline(Instant submitted) {
    return timeout == null ? null : submitted.plus(timeout);
  }

  /** When it is to be asked for next, and no later than when its time is over. */
  Instant next(Instant now, @Nullable Instant deadline) {
    Instant next = now.plus(every);
    return deadline != null && deadline.isBefore(next) ? deadline : next;
  }
}
