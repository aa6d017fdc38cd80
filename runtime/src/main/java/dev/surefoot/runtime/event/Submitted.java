package dev.surefoot.runtime.event;

/** A polled step was submitted; the row's value is the handle with which it is polled. */
public record Submitted(int execution, int attempt) implements Event {}
