package dev.surefoot.runtime.event;

/**
 * The instance went over to another net.
 *
 * @param from the fingerprint of the net before
 * @param to the fingerprint of the net from now on
 */
public record NetChanged(String from, String to) implements Event {}
