package dev.surefoot.runtime.event;

/**
 * An execution waits for an answer from outside.
 *
 * @param key with which it can be answered, unguessable
 */
public record WaitOpened(int execution, int attempt, String key) implements Event {}
