package dev.surefoot.runtime.event;

import java.time.Instant;

/**
 * A pause begins.
 *
 * @param pause its name
 * @param visit counts the executions of this pause, from one
 * @param due when it is over
 */
public record TimerSet(int execution, String pause, int visit, Instant due) implements Event {}
