package dev.surefoot.runtime.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that polls was submitted; the row's value is the handle with which it is polled.
 *
 * @param began when its call was made
 * @param deadline when it has failed as timed out, or null for never
 */
public record Submitted(
    int execution, int attempt, Instant began, @Nullable Instant deadline, Advance advance)
    implements Event {
  public Submitted {
    advance = Advance.orNone(advance);
  }
}
