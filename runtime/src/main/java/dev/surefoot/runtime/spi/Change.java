package dev.surefoot.runtime.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is appended for one instance.
 *
 * @param instance the instance's row as it is from now on, or null if it does not change
 * @param rows what follows in its journal
 * @param snapshot takes the place of the one before, up to the last of these rows; null to keep
 *     that
 */
public record Change(
    @Nullable InstanceRow instance, List<JournalRow> rows, @Nullable SnapshotRow snapshot) {
  public Change {
    rows = List.copyOf(rows);
  }

  /** Without a snapshot. */
  public Change(@Nullable InstanceRow instance, List<JournalRow> rows) {
    this(instance, rows, null);
  }
}
