package dev.surefoot.runtime.spi;

import dev.surefoot.runtime.InstanceOptions;
import dev.surefoot.runtime.InstanceState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a store tells of an instance without its journal; written when it is created, when its state
 * changes, when what it waits at or whether it rests changes, and when it ends; never for a step
 * that goes well while nothing waits.
 *
 * @param id made by the engine
 * @param flow the flow's name
 * @param key the business key, unique in its flow
 * @param fingerprint of the net on which it runs
 * @param createdAt with milliseconds
 * @param endedAt with milliseconds, or null while it has not ended
 * @param options what it was created with
 * @param overdue whether its deadline passed before it ended
 * @param waitsAt the steps and choices that wait for a decision, the steps whose undo does, and the
 *     pauses and awaits that wait, in the order of their names
 * @param error what went wrong last of what it waits for, or why it goes or went back, in one line;
 *     null if nothing did
 * @param rest that it only waits; null if it does more, or if that is not known
 */
public record InstanceRow(
    UUID id,
    String flow,
    String key,
    String fingerprint,
    InstanceState state,
    Instant createdAt,
    @Nullable Instant endedAt,
    InstanceOptions options,
    boolean overdue,
    List<String> waitsAt,
    @Nullable String error,
    @Nullable Rest rest) {
  public InstanceRow {
    waitsAt = List.copyOf(waitsAt);
  }

  /** An instance of which nothing else is known. */
  public InstanceRow(
      UUID id,
      String flow,
      String key,
      String fingerprint,
      InstanceState state,
      Instant createdAt,
      @Nullable Instant endedAt) {
    this(
        id,
        flow,
        key,
        fingerprint,
        state,
        createdAt,
        endedAt,
        InstanceOptions.NONE,
        false,
        List.of(),
        null,
        null);
  }
}
