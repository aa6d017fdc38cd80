package dev.surefoot.runtime.internal.memory;

import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstancePage;
import dev.surefoot.runtime.spi.BusinessKey;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.CorrelationRow;
import dev.surefoot.runtime.spi.FeedRow;
import dev.surefoot.runtime.spi.FeedRow.Position;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.SnapshotRow;
import dev.surefoot.runtime.spi.StoreRefusedException;
import dev.surefoot.runtime.spi.Tail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Instances and journals, with the checks that a database's keys make. Stricter in one thing: a gap
 * in a journal's sequence is refused too. Not safe for several threads.
 */
final class Tables {
  private record Committed(long number, List<JournalRow> rows) {}

  private static final Comparator<InstanceRow> NEWEST_FIRST =
      Comparator.comparing(InstanceRow::createdAt)
          .thenComparing(row -> row.id().toString())
          .reversed();

  private static final Comparator<FeedRow> BY_POSITION = Comparator.comparing(FeedRow::position);

  /** In the order in which they were made. */
  private final Map<UUID, InstanceRow> instances = new LinkedHashMap<>();

  private final Map<BusinessKey, UUID> keys = new HashMap<>();
  private final Map<UUID, List<JournalRow>> journals = new HashMap<>();

  /** The rows of all journals, in the order of their commits. */
  private final List<Committed> feed = new ArrayList<>();

  private final Map<UUID, SnapshotRow> snapshots = new HashMap<>();

  /** Of the instances that have some. */
  private final Map<UUID, List<CorrelationRow>> correlations = new HashMap<>();

  /** The same by their keys. */
  private final Map<String, Set<CorrelationRow>> byCorrelation = new HashMap<>();

  private long commits;

  Collection<InstanceRow> instances() {
    return instances.values();
  }

  Optional<InstanceRow> instance(UUID id) {
    return Optional.ofNullable(instances.get(id));
  }

  Optional<InstanceRow> instance(String flow, String key) {
    return Optional.ofNullable(keys.get(new BusinessKey(flow, key))).map(instances::get);
  }

  InstancePage list(InstanceFilter filter, int page, int size) {
    List<InstanceRow> meant = newest(filter).toList();
    List<InstanceRow> rows = meant.stream().skip((page - 1L) * size).limit(size).toList();
    return new InstancePage(rows, page, size, meant.size());
  }

  List<InstanceRow> next(InstanceFilter filter, @Nullable InstanceRow after, int atMost) {
    return newest(filter)
        .filter(row -> after == null || NEWEST_FIRST.compare(row, after) > 0)
        .limit(atMost)
        .toList();
  }

  private Stream<InstanceRow> newest(InstanceFilter filter) {
    return instances.values().stream().filter(filter::matches).sorted(NEWEST_FIRST);
  }

  List<JournalRow> journal(UUID instance) {
    return List.copyOf(journals.getOrDefault(instance, List.of()));
  }

  /** Appends all changes, or throws and appends none. */
  void append(List<Change> changes) {
    check(changes);
    List<JournalRow> committed = new ArrayList<>(changes.size());
    for (Change change : changes) {
      InstanceRow instance = change.instance();
      if (instance != null) {
        instances.put(instance.id(), instance);
        keys.put(BusinessKey.of(instance), instance.id());
      }
      SnapshotRow snapshot = change.snapshot();
      if (snapshot != null) {
        snapshots.put(snapshot.instance(), snapshot);
      }
      List<CorrelationRow> open = change.correlations();
      if (open != null) {
        correlate(change.id(), open);
      }
      for (JournalRow row : change.rows()) {
        journals.computeIfAbsent(row.instance(), id -> new ArrayList<>()).add(row);
        committed.add(row);
      }
    }
    feed.add(new Committed(++commits, committed));
  }

  private void correlate(UUID instance, List<CorrelationRow> open) {
    List<CorrelationRow> before =
        open.isEmpty() ? correlations.remove(instance) : correlations.put(instance, open);
    for (CorrelationRow row : before == null ? List.<CorrelationRow>of() : before) {
      byCorrelation.computeIfPresent(
          row.key(), (key, rows) -> rows.remove(row) && rows.isEmpty() ? null : rows);
    }
    for (CorrelationRow row : open) {
      byCorrelation.computeIfAbsent(row.key(), key -> new LinkedHashSet<>()).add(row);
    }
  }

  List<CorrelationRow> awaiting(String flow, String await, String key, int atMost) {
    return byCorrelation.getOrDefault(key, Set.of()).stream()
        .filter(row -> row.flow().equals(flow) && row.await().equals(await))
        .limit(atMost)
        .toList();
  }

  List<FeedRow> events(Position after, int atMost) {
    int from =
        Collections.binarySearch(
            feed,
            new Committed(after.commit(), List.of()),
            Comparator.comparingLong(Committed::number));
    return feed.subList(from < 0 ? -from - 1 : from, feed.size()).stream()
        .flatMap(
            commit ->
                commit.rows().stream()
                    .map(row -> feedRow(commit.number(), row))
                    .sorted(BY_POSITION))
        .filter(row -> row.position().compareTo(after) > 0)
        .limit(atMost)
        .toList();
  }

  private FeedRow feedRow(long commit, JournalRow row) {
    Position position = new Position(commit, row.instance(), row.sequence());
    InstanceRow instance = Objects.requireNonNull(instances.get(row.instance()));
    return new FeedRow(
        position, instance.flow(), instance.key(), row.at(), row.kind(), row.event());
  }

  Map<UUID, Tail> tails(Collection<UUID> ids) {
    Map<UUID, Tail> tails = new HashMap<>();
    for (UUID id : ids) {
      List<JournalRow> rows = journals.getOrDefault(id, List.of());
      SnapshotRow snapshot = snapshots.get(id);
      int from = snapshot == null ? 0 : (int) snapshot.sequence();
      if (!rows.isEmpty()) {
        tails.put(id, new Tail(snapshot, rows.subList(from, rows.size())));
      }
    }
    return tails;
  }

  long length(UUID instance) {
    return journals.getOrDefault(instance, List.of()).size();
  }

  int purge(Instant endedBefore, int atMost) {
    List<InstanceRow> gone =
        instances.values().stream()
            .filter(row -> row.endedAt() != null && row.endedAt().isBefore(endedBefore))
            .sorted(Comparator.comparing(InstanceRow::endedAt))
            .limit(atMost)
            .toList();
    Set<UUID> ids = gone.stream().map(InstanceRow::id).collect(Collectors.toSet());
    if (!ids.isEmpty()) {
      feed.forEach(commit -> commit.rows().removeIf(row -> ids.contains(row.instance())));
      feed.removeIf(commit -> commit.rows().isEmpty());
    }
    for (InstanceRow row : gone) {
      instances.remove(row.id());
      keys.remove(BusinessKey.of(row));
      journals.remove(row.id());
      snapshots.remove(row.id());
      correlate(row.id(), List.of());
    }
    return gone.size();
  }

  private void check(List<Change> changes) {
    Map<BusinessKey, UUID> newKeys = new HashMap<>();
    Map<UUID, Long> lengths = new HashMap<>();
    for (Change change : changes) {
      InstanceRow instance = change.instance();
      if (instance != null) {
        BusinessKey key = BusinessKey.of(instance);
        UUID holder = keys.getOrDefault(key, newKeys.getOrDefault(key, instance.id()));
        if (!holder.equals(instance.id())) {
          throw new StoreRefusedException(
              "flow '%s' has an instance with key '%s' already: %s; nothing was kept"
                  .formatted(key.flow(), key.key(), holder),
              null);
        }
        newKeys.put(key, instance.id());
      }
      change.rows().forEach(row -> check(row, lengths));
    }
  }

  private void check(JournalRow row, Map<UUID, Long> lengths) {
    long length =
        lengths.computeIfAbsent(
            row.instance(), id -> (long) journals.getOrDefault(id, List.of()).size());
    if (row.sequence() != length + 1) {
      throw new StoreRefusedException(
          "the journal of instance %s has %d rows, row %d cannot be appended; nothing was kept"
              .formatted(row.instance(), length, row.sequence()),
          null);
    }
    lengths.put(row.instance(), row.sequence());
  }
}
