package dev.surefoot.runtime.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt failed and the next one is due.
 *
 * @param attempt that failed
 * @param failure what it threw
 * @param began when its call was made
 * @param due when the next attempt may be made
 * @param undo whether it is an undo's
 */
public record RetryDue(
    int execution, int attempt, Failure failure, @Nullable Instant began, Instant due, boolean undo)
    implements Event {}
