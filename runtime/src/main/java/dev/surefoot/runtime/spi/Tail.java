package dev.surefoot.runtime.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a load of an instance begins with.
 *
 * @param snapshot null if there is none
 * @param rows of the journal after it, or all, in the order of their sequence
 */
public record Tail(@Nullable SnapshotRow snapshot, List<JournalRow> rows) {
  public Tail {
    rows = List.copyOf(rows);
  }
}
