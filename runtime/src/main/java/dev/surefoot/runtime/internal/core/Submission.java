package dev.surefoot.runtime.internal.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a step that polls has submitted.
 *
 * @param deadline when it has failed as timed out, or null for never
 */
public record Submission(@Nullable Instant deadline) {}
