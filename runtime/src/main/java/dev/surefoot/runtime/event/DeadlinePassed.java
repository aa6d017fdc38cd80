package dev.surefoot.runtime.event;

/** The time by which the instance was to have ended has come, and it has not. Nothing follows. */
public record DeadlinePassed() implements Event {}
