package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.spi.InstanceRow;

/**
 * An instance as it is durable. Immutable.
 *
 * @param sequence of the last row of its journal
 */
record Snapshot(State state, Values values, long sequence, InstanceRow row) {}
