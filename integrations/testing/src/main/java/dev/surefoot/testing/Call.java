package dev.surefoot.testing;

import dev.surefoot.Attempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call of a step, of its poll or of its undo, as it was made; also one that a crash cut off.
 *
 * @param flow the flow's name
 * @param step the step's name
 * @param action what was called
 * @param attempt which call it was, as the step could see it
 * @param at when, by the test's clock
 * @param returned what it returned, or null
 * @param thrown what it threw, or null
 */
public record Call(
    String flow,
    String step,
    Action action,
    Attempt attempt,
    Instant at,
    @Nullable Object returned,
    @Nullable Throwable thrown) {
  /** What of a step was called. */
  public enum Action {
    /** Its action. */
    RUN,
    /** Its question for the end of what it submitted. */
    POLL,
    /** Its undo. */
    UNDO
  }

  /**
   * The attempt's key without the instance's id: {@code step#visit}, or {@code step#visit/undo}.
   */
  public String execution() {
    return attempt.key().substring(attempt.key().indexOf('/') + 1);
  }

  @Override
  public String toString() {
    String what = thrown != null ? " threw " + thrown : returned != null ? " gave " + returned : "";
    return execution() + ", attempt " + attempt.number() + what;
  }
}
