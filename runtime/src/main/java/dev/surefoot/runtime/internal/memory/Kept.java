package dev.surefoot.runtime.internal.memory;

import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.SnapshotRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of one instance. Its journal is columns, not rows: a store in memory keeps all
 * that ever was, and a collector follows each object of it again and again. Not safe for several
 * threads.
 */
final class Kept {
  private static final int FIRST_ROWS = 6;

  private final UUID id;
  private @Nullable InstanceRow row;
  private @Nullable SnapshotRow snapshot;

  /** The rows of the journal by their columns. */
  private long[] at = new long[FIRST_ROWS];

  private String[] kinds = new String[FIRST_ROWS];
  private byte[][] events = new byte[FIRST_ROWS][];
  private byte[] @Nullable [] values = new byte[FIRST_ROWS][];
  private int length;

  /** How long the journal is to be after what has been checked, and in which check. */
  private int checkedLength;

  private long checkedIn;

  Kept(UUID id) {
    this.id = id;
  }

  UUID id() {
    return id;
  }

  /** Its row, which each instance has from its first commit on. */
  InstanceRow row() {
    return Objects.requireNonNull(row);
  }

  /** Whether it is an instance, and not rows alone. */
  boolean hasRow() {
    return row != null;
  }

  void row(InstanceRow now) {
    row = now;
  }

  @Nullable SnapshotRow snapshot() {
    return snapshot;
  }

  void snapshot(SnapshotRow now) {
    snapshot = now;
  }

  /** How many rows its journal has. */
  int length() {
    return length;
  }

  /** How long its journal will be after what was checked already. */
  int checked(long check) {
    return checkedIn == check ? checkedLength : length;
  }

  void checked(long check, int nowLength) {
    checkedIn = check;
    checkedLength = nowLength;
  }

  void append(JournalRow next) {
    if (length == kinds.length) {
      int most = length * 2;
      at = Arrays.copyOf(at, most);
      kinds = Arrays.copyOf(kinds, most);
      events = Arrays.copyOf(events, most);
      values = Arrays.copyOf(values, most);
    }
    at[length] = next.at().toEpochMilli();
    kinds[length] = next.kind();
    events[length] = next.event();
    values[length] = next.value();
    length++;
  }

  /** A row of its journal, by its sequence. */
  JournalRow row(long sequence) {
    int i = (int) sequence - 1;
    return new JournalRow(
        id, sequence, Instant.ofEpochMilli(at[i]), kinds[i], events[i], values[i]);
  }

  /** The rows of its journal after one of them. */
  List<JournalRow> rows(long after) {
    List<JournalRow> rows = new ArrayList<>(length);
    for (long sequence = after + 1; sequence <= length; sequence++) {
      rows.add(row(sequence));
    }
    return rows;
  }
}
