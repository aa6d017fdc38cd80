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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  /** What one commit has appended to one journal: the rows after a sequence up to another. */
  private record Committed(long number, Kept instance, int after, int last) {}

  private static final Comparator<InstanceRow> NEWEST_FIRST =
      Comparator.comparing(InstanceRow::createdAt)
          .thenComparing(row -> row.id().toString())
          .reversed();

  private static final Comparator<FeedRow> BY_POSITION = Comparator.comparing(FeedRow::position);

  /** In the order in which they were made. */
  private final Map<UUID, Kept> instances = new LinkedHashMap<>();

  private final Map<BusinessKey, Kept> keys = new HashMap<>();

  /** The rows of all journals, in the order of their commits. */
  private final List<Committed> feed = new ArrayList<>();

  private final OpenAwaits awaits = new OpenAwaits();
  private long commits;
  private long checks;

  Stream<InstanceRow> instances() {
    return instances.values().stream().filter(Kept::hasRow).map(Kept::row);
  }

  Optional<InstanceRow> instance(UUID id) {
    Kept kept = instances.get(id);
    return kept == null || !kept.hasRow() ? Optional.empty() : Optional.of(kept.row());
  }

  Optional<InstanceRow> instance(String flow, String key) {
    return Optional.ofNullable(keys.get(new BusinessKey(flow, key))).map(Kept::row);
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
    return instances().filter(filter::matches).sorted(NEWEST_FIRST);
  }

  List<JournalRow> journal(UUID instance) {
    Kept kept = instances.get(instance);
    return kept == null ? List.of() : kept.rows(0);
  }

  OpenAwaits awaits() {
    return awaits;
  }

  /** Appends all changes, or throws and appends none. */
  void append(List<Change> changes) {
    @Nullable Kept[] known = new Kept[changes.size()];
    check(changes, known);
    commits++;
    for (int i = 0; i < changes.size(); i++) {
      append(changes.get(i), known[i]);
    }
  }

  /** The instance that a change is about; null if it changes nothing. */
  private static @Nullable UUID id(Change change) {
    SnapshotRow snapshot = change.snapshot();
    boolean alone = change.instance() == null && change.rows().isEmpty();
    return !alone ? change.id() : snapshot == null ? null : snapshot.instance();
  }

  private void append(Change change, @Nullable Kept known) {
    UUID id = id(change);
    if (id == null) {
      return;
    }
    Kept kept = known == null ? instances.computeIfAbsent(id, Kept::new) : known;
    InstanceRow instance = change.instance();
    if (instance != null) {
      if (!kept.hasRow()) {
        keys.put(BusinessKey.of(instance), kept);
      }
      kept.row(instance);
    }
    SnapshotRow snapshot = change.snapshot();
    if (snapshot != null) {
      kept.snapshot(snapshot);
    }
    List<CorrelationRow> open = change.correlations();
    if (open != null) {
      awaits.now(id, open);
    }
    if (!change.rows().isEmpty()) {
      int before = kept.length();
      for (int i = 0; i < change.rows().size(); i++) {
        kept.append(change.rows().get(i));
      }
      feed.add(new Committed(commits, kept, before, kept.length()));
    }
  }

  List<FeedRow> events(Position after, int atMost) {
    List<FeedRow> rows = new ArrayList<>();
    long last = 0;
    for (int i = firstOf(after.commit()); i < feed.size(); i++) {
      Committed commit = feed.get(i);
      if (rows.size() >= atMost && commit.number() != last) {
        break;
      }
      last = commit.number();
      for (long sequence = commit.after() + 1L; sequence <= commit.last(); sequence++) {
        FeedRow row = feedRow(last, commit.instance().row(), commit.instance().row(sequence));
        if (row.position().compareTo(after) > 0) {
          rows.add(row);
        }
      }
    }
    return rows.stream().sorted(BY_POSITION).limit(atMost).toList();
  }

  /** Where the rows of a commit, or of one after it, begin. */
  private int firstOf(long commit) {
    int from = 0;
    int to = feed.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (feed.get(middle).number() < commit) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private static FeedRow feedRow(long commit, InstanceRow instance, JournalRow row) {
    Position position = new Position(commit, row.instance(), row.sequence());
    return new FeedRow(
        position, instance.flow(), instance.key(), row.at(), row.kind(), row.event());
  }

  Map<UUID, Tail> tails(Collection<UUID> ids) {
    Map<UUID, Tail> tails = new HashMap<>();
    for (UUID id : ids) {
      Kept kept = instances.get(id);
      if (kept != null && kept.length() > 0) {
        SnapshotRow snapshot = kept.snapshot();
        long after = snapshot == null ? 0 : snapshot.sequence();
        tails.put(id, new Tail(snapshot, kept.rows(after)));
      }
    }
    return tails;
  }

  long length(UUID instance) {
    Kept kept = instances.get(instance);
    return kept == null ? 0 : kept.length();
  }

  int purge(Instant endedBefore, int atMost) {
    List<InstanceRow> gone =
        instances()
            .filter(row -> row.endedAt() != null && row.endedAt().isBefore(endedBefore))
            .sorted(Comparator.comparing(InstanceRow::endedAt))
            .limit(atMost)
            .toList();
    Set<UUID> ids = gone.stream().map(InstanceRow::id).collect(Collectors.toSet());
    if (!ids.isEmpty()) {
      feed.removeIf(commit -> ids.contains(commit.instance().id()));
    }
    for (InstanceRow row : gone) {
      instances.remove(row.id());
      keys.remove(BusinessKey.of(row));
      awaits.now(row.id(), List.of());
    }
    return gone.size();
  }

  /**
   * Throws if one of the changes does not fit.
   *
   * @param known takes what is known of the instance of each
   */
  private void check(List<Change> changes, @Nullable Kept[] known) {
    checks++;
    Map<BusinessKey, UUID> newKeys = Map.of();
    Map<UUID, Integer> newLengths = Map.of();
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      UUID id = id(change);
      if (id == null) {
        continue;
      }
      Kept kept = instances.get(id);
      known[i] = kept;
      InstanceRow instance = change.instance();
      if (instance != null && (kept == null || !kept.hasRow())) {
        newKeys = newKeys.isEmpty() ? new HashMap<>() : newKeys;
        checkKey(instance, newKeys);
      }
      if (kept != null) {
        kept.checked(checks, checked(change, kept.checked(checks)));
      } else {
        newLengths = newLengths.isEmpty() ? new HashMap<>() : newLengths;
        newLengths.put(id, checked(change, newLengths.getOrDefault(id, 0)));
      }
    }
  }

  private void checkKey(InstanceRow instance, Map<BusinessKey, UUID> newKeys) {
    BusinessKey key = BusinessKey.of(instance);
    Kept kept = keys.get(key);
    UUID other = newKeys.put(key, instance.id());
    UUID holder = kept != null ? kept.id() : other;
    if (holder != null && !holder.equals(instance.id())) {
      throw taken(key, holder);
    }
  }

  /** How long a journal of such a length will be. */
  private static int checked(Change change, int length) {
    int next = length;
    for (int i = 0; i < change.rows().size(); i++) {
      JournalRow row = change.rows().get(i);
      if (row.sequence() != next + 1) {
        throw gap(row, next);
      }
      next++;
    }
    return next;
  }

  private static StoreRefusedException taken(BusinessKey key, UUID holder) {
    return new StoreRefusedException(
        "flow '%s' has an instance with key '%s' already: %s; nothing was kept"
            .formatted(key.flow(), key.key(), holder),
        null);
  }

  private static StoreRefusedException gap(JournalRow row, long length) {
    return new StoreRefusedException(
        "the journal of instance %s has %d rows, row %d cannot be appended; nothing was kept"
            .formatted(row.instance(), length, row.sequence()),
        null);
  }
}
