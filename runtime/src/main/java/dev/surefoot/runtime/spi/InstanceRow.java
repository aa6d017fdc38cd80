package dev.surefoot.runtime.spi;

import dev.surefoot.runtime.InstanceState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a store tells of an instance without its journal; written when it is created, when its state
 * changes and when it ends, never for a step.
 *
 * @param id made by the engine
 * @param flow the flow's name
 * @param key the business key, unique in its flow
 * @param fingerprint of the net on which it runs
 * @param createdAt with milliseconds
 * @param endedAt with milliseconds, or null while it has not ended
 */
public record InstanceRow(
    UUID id,
    String flow,
    String key,
    String fingerprint,
    InstanceState state,
    Instant createdAt,
    @Nullable Instant endedAt) {}
