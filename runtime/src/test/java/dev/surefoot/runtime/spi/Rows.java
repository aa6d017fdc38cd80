package dev.surefoot.runtime.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.surefoot.runtime.InstanceState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Rows for tests of stores; what a row holds follows from its instance and sequence. */
public final class Rows {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  private Rows() {}

  /** A running instance that was created {@code age} milliseconds after the first. */
  public static InstanceRow instance(String flow, String key, long age) {
    return new InstanceRow(
        UUID.nameUUIDFromBytes((flow + "/" + key).getBytes(UTF_8)),
        flow,
        key,
        "net-of-" + flow,
        InstanceState.RUNNING,
        START.plusMillis(age),
        null);
  }

  /** The instance as it is when it has ended. */
  public static InstanceRow ended(InstanceRow row, InstanceState state) {
    return new InstanceRow(
        row.id(),
        row.flow(),
        row.key(),
        row.fingerprint(),
        state,
        row.createdAt(),
        row.createdAt().plusSeconds(60));
  }

  /** A journal row; every third has no value. */
  public static JournalRow row(UUID instance, long sequence) {
    byte @Nullable [] value =
        sequence % 3 == 0 ? null : ("value " + sequence + " of " + instance).getBytes(UTF_8);
    return new JournalRow(
        instance,
        sequence,
        START.plusMillis(sequence),
        "outcome",
        ("{\"sequence\":" + sequence + "}").getBytes(UTF_8),
        value);
  }

  /** Journal rows from one sequence to another, both included. */
  public static List<JournalRow> rows(UUID instance, long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(n -> row(instance, n)).toList();
  }

  /** A new instance and the first rows of its journal. */
  public static Change created(InstanceRow row, int rows) {
    return new Change(row, rows(row.id(), 1, rows));
  }
}
