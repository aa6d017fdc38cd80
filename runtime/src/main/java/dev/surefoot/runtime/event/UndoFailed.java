package dev.surefoot.runtime.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An undo failed; it is called again only on request.
 *
 * @param began when the call was made, or null if it was lost
 */
public record UndoFailed(int execution, int attempt, Failure failure, @Nullable Instant began)
    implements Event {}
