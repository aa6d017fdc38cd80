package dev.surefoot.runtime.spi;

import dev.surefoot.model.TimeSpan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a step that polls asks for the end of what it submitted.
 *
 * @param every the time between two questions
 * @param timeout from the submission until the step has failed, or null for never
 */
public record PollPolicy(Duration every, @Nullable Duration timeout) {
  /**
   * As annotations say it; see {@link TimeSpan}.
   *
   * @param timeout empty for never
   * @throws IllegalArgumentException if a text is no length of time
   */
  public static PollPolicy of(String every, String timeout) {
    return new PollPolicy(
        TimeSpan.parse(every), timeout.isEmpty() ? null : TimeSpan.parse(timeout));
  }
}
