package dev.surefoot.runtime.internal.core;

import org.jspecify.annotations.Nullable;

/**
 * What crosses the border of a sub-flow, as keys.
 *
 * @param result null if it gives nothing
 */
public record Border(String input, @Nullable String result) {}
