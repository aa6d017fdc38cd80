package dev.surefoot.runtime.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt failed and the next one is due.
 *
 * @param failure of the attempt before
 * @param due when the next attempt may be made
 */
public record RetryDue(
    int execution, int attempt, Failure failure, @Nullable Instant began, Instant due)
    implements Event {}
