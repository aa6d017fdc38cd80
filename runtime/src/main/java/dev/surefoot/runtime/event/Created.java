package dev.surefoot.runtime.event;

/**
 * The instance was made; the row's value is the flow's input.
 *
 * @param flow the flow's name
 * @param key the business key
 * @param fingerprint of the net on which it runs
 * @param secret that nobody can guess; the keys of its awaits are made with it
 */
public record Created(String flow, String key, String fingerprint, String secret)
    implements Event {}
