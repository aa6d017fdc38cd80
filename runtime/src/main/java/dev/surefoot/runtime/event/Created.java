package dev.surefoot.runtime.event;

/**
 * The instance was made; the row's value is the flow's input.
 *
 * @param flow the flow's name
 * @param key the business key
 * @param fingerprint of the net on which it runs
 */
public record Created(String flow, String key, String fingerprint) implements Event {}
