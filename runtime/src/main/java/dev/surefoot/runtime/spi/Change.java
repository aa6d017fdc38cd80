package dev.surefoot.runtime.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is appended for one instance.
 *
 * @param instance the instance's row as it is from now on, or null if it does not change
 * @param rows what follows in its journal
 */
public record Change(@Nullable InstanceRow instance, List<JournalRow> rows) {
  public Change {
    rows = List.copyOf(rows);
  }
}
