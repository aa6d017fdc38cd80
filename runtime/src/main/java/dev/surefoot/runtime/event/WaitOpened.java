package dev.surefoot.runtime.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An await begins to wait for its answer from outside.
 *
 * @param await its name
 * @param visit counts the executions of this await, from one
 * @param due when its time is over, or null if it waits for ever
 * @param correlation the key by which it is found from outside, or null if by none of its own
 */
public record WaitOpened(
    int execution, String await, int visit, @Nullable Instant due, @Nullable String correlation)
    implements Event {}
