package dev.surefoot.runtime.event;

import java.time.Instant;

/** An execution waits for a point in time. */
public record TimerSet(int execution, Instant due) implements Event {}
