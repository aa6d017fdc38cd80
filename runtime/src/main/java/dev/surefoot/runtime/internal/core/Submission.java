package dev.surefoot.runtime.internal.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a step that polls has submitted.
 *
 * @param deadline when it has failed as timed out, or null for never
 * @param asked whether it is asked for its end; not if it has failed for good and the step is
 *     called again
 */
public record Submission(@Nullable Instant deadline, boolean asked) {
  Submission over() {
    return new Submission(deadline, false);
  }
}
