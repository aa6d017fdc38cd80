package dev.surefoot.runtime.spi;

import dev.surefoot.Key;
import org.jspecify.annotations.Nullable;

/**
 * The two data that cross the border of a sub-flow. What its steps read and make under equal keys
 * is known inside of it only: the data of a step are those of its {@linkplain
 * dev.surefoot.net.Net#scope scope}.
 *
 * @param input taken from the flow around when the sub-flow begins, and the input inside
 * @param result taken from inside when the sub-flow ends, and known to the flow around then; null
 *     if it gives nothing
 */
public record Crossing(Key<?> input, @Nullable Key<?> result) {}
