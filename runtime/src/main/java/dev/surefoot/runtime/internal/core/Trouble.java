package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Failure;

/**
 * The first cause for which an instance goes back.
 *
 * @param step the step or choice that failed
 */
public record Trouble(String step, Failure failure) {}
