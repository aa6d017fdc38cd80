package dev.surefoot.runtime.spi;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is appended for one instance.
 *
 * @param instance the instance's row as it is from now on, or null if it does not change
 * @param rows what follows in its journal
 * @param snapshot takes the place of the one before, up to the last of these rows; null to keep
 *     that
 * @param correlations take the place of those that the instance had: one for each await that is
 *     open from now on and is found by a key of its own; null to keep those
 */
public record Change(
    @Nullable InstanceRow instance,
    List<JournalRow> rows,
    @Nullable SnapshotRow snapshot,
    @Nullable List<CorrelationRow> correlations) {
  public Change {
    rows = List.copyOf(rows);
    correlations = correlations == null ? null : List.copyOf(correlations);
  }

  /**
   * The id of the instance.
   *
   * @throws IllegalStateException if nothing is appended
   */
  public UUID id() {
    if (instance != null) {
      return instance.id();
    }
    if (rows.isEmpty()) {
      throw new IllegalStateException("nothing is appended");
    }
    return rows.get(0).instance();
  }

  /** Whose open awaits stay as they are. */
  public Change(
      @Nullable InstanceRow instance, List<JournalRow> rows, @Nullable SnapshotRow snapshot) {
    this(instance, rows, snapshot, null);
  }

  /** Without a snapshot. */
  public Change(@Nullable InstanceRow instance, List<JournalRow> rows) {
    this(instance, rows, null);
  }
}
