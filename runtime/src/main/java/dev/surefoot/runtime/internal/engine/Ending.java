package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.internal.core.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * How an instance ended.
 *
 * @param result the bytes of what it made, or null
 * @param trouble the first cause, or null if it finished
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of a codec, never changed
record Ending(InstanceState state, byte @Nullable [] result, @Nullable Trouble trouble) {}
