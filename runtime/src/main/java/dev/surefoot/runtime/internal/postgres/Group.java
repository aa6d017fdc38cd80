package dev.surefoot.runtime.internal.postgres;

import dev.surefoot.runtime.internal.postgres.GroupSql.Part;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.CorrelationRow;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.SnapshotRow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The changes of a commit by where they are written; of several rows of an instance, and of what it
 * waits for, the last ones.
 *
 * @param fresh instances that begin here, as they are at the end
 * @param known the others
 */
record Group(
    List<InstanceRow> fresh,
    List<InstanceRow> known,
    List<JournalRow> journal,
    List<SnapshotRow> snapshots,
    Map<UUID, List<CorrelationRow>> correlations) {

  static Group of(List<Change> changes) {
    Map<UUID, InstanceRow> fresh = new LinkedHashMap<>();
    Map<UUID, InstanceRow> known = new LinkedHashMap<>();
    List<JournalRow> journal = new ArrayList<>(changes.size());
    List<SnapshotRow> snapshots = new ArrayList<>();
    Map<UUID, List<CorrelationRow>> correlations = new LinkedHashMap<>();
    for (Change change : changes) {
      InstanceRow row = change.instance();
      if (row != null) {
        boolean begins = begins(change) || fresh.containsKey(row.id());
        (begins ? fresh : known).put(row.id(), row);
      }
      journal.addAll(change.rows());
      SnapshotRow snapshot = change.snapshot();
      if (snapshot != null) {
        snapshots.add(snapshot);
      }
      List<CorrelationRow> open = change.correlations();
      if (open != null) {
        correlations.put(change.id(), open);
      }
    }
    return new Group(
        List.copyOf(fresh.values()), List.copyOf(known.values()), journal, snapshots, correlations);
  }

  /** Then the row cannot be there yet, since the first one of its journal would be, too. */
  private static boolean begins(Change change) {
    return !change.rows().isEmpty() && change.rows().get(0).sequence() == 1;
  }

  /** What there is to write. */
  Set<Part> parts() {
    Set<Part> parts = EnumSet.of(Part.JOURNAL);
    if (!fresh.isEmpty()) {
      parts.add(Part.FRESH);
    }
    if (!known.isEmpty()) {
      parts.add(Part.KNOWN);
    }
    if (!snapshots.isEmpty()) {
      parts.add(Part.SNAPSHOTS);
    }
    if (!correlations.isEmpty()) {
      parts.add(Part.CORRELATIONS);
    }
    return parts;
  }
}
