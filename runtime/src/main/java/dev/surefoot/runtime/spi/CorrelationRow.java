package dev.surefoot.runtime.spi;

import java.util.UUID;

/**
 * The key by which an await that is open now is found from outside.
 *
 * @param flow the name of the instance's flow
 * @param await the await's name; an instance waits at it once at a time
 * @param visit the execution of it, from one
 * @param key 1 to 255 characters; several instances may wait for the same
 */
public record CorrelationRow(UUID instance, String flow, String await, int visit, String key) {}
