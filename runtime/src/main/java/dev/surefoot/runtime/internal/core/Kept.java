package dev.surefoot.runtime.internal.core;

/**
 * An answer that came before its await began.
 *
 * @param transition of the await
 * @param visit the execution of the await that it is for
 */
public record Kept(int transition, int visit) {}
