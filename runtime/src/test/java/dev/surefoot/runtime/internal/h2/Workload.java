package dev.surefoot.runtime.internal.h2;

import static dev.surefoot.runtime.spi.Rows.ended;
import static dev.surefoot.runtime.spi.Rows.instance;
import static dev.surefoot.runtime.spi.Rows.row;
import static dev.surefoot.runtime.spi.Rows.rows;

import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Instances that are created, go on by a few rows and end, in commits of one to many changes; and
 * what a store must hold after the first so many of these commits. The same seed gives the same.
 */
final class Workload {
  private static final int ROWS_OF_AN_INSTANCE = 8;

  private final List<List<Change>> commits = new ArrayList<>();
  private final List<InstanceRow> instances = new ArrayList<>();

  Workload(long seed, int count) {
    Random random = new Random(seed);
    List<InstanceRow> open = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    while (commits.size() < count) {
      int size = random.nextInt(10) == 0 ? 1 + random.nextInt(120) : 1 + random.nextInt(3);
      List<Change> commit = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        int at = random.nextInt(open.size() + 1 + size);
        if (at >= open.size()) {
          InstanceRow created = instance("order", "" + instances.size(), instances.size());
          instances.add(created);
          open.add(created);
          lengths.add(1);
          commit.add(new Change(created, List.of(row(created.id(), 1))));
        } else {
          commit.add(goOn(open, lengths, at));
        }
      }
      commits.add(List.copyOf(commit));
    }
  }

  private static Change goOn(List<InstanceRow> open, List<Integer> lengths, int at) {
    InstanceRow instance = open.get(at);
    int next = lengths.get(at) + 1;
    List<JournalRow> rows = List.of(row(instance.id(), next));
    if (next < ROWS_OF_AN_INSTANCE) {
      lengths.set(at, next);
      return new Change(null, rows);
    }
    open.remove(at);
    lengths.remove(at);
    return new Change(ended(instance, InstanceState.FINISHED), rows);
  }

  List<List<Change>> commits() {
    return commits;
  }

  /**
   * What a store lacks or has too much of, if it is to hold just what the first commits made; empty
   * if nothing.
   */
  Optional<String> differenceOf(Store store, int first) {
    Map<UUID, InstanceRow> rows = new HashMap<>();
    Map<UUID, Integer> lengths = new HashMap<>();
    for (List<Change> commit : commits.subList(0, first)) {
      for (Change change : commit) {
        InstanceRow changed = change.instance();
        if (changed != null) {
          rows.put(changed.id(), changed);
        }
        change.rows().forEach(row -> lengths.merge(row.instance(), 1, Integer::sum));
      }
    }
    List<InstanceRow> unfinished =
        instances.stream().filter(row -> row.equals(rows.get(row.id()))).toList();
    List<InstanceRow> found = store.unfinished();
    if (!found.equals(unfinished)) {
      return Optional.of("%d are unfinished, not %d".formatted(found.size(), unfinished.size()));
    }
    for (InstanceRow created : instances) {
      UUID id = created.id();
      Optional<InstanceRow> row = Optional.ofNullable(rows.get(id));
      if (!store.find(id).equals(row) || !store.find("order", created.key()).equals(row)) {
        return Optional.of("%s is %s, not %s".formatted(id, store.find(id), row));
      }
      List<JournalRow> journal = store.journal(id);
      int length = lengths.getOrDefault(id, 0);
      if (!text(journal).equals(text(rows(id, 1, length)))) {
        return Optional.of("%s has %d journal rows, not %d".formatted(id, journal.size(), length));
      }
    }
    return Optional.empty();
  }

  private static String text(List<JournalRow> rows) {
    StringBuilder text = new StringBuilder();
    for (JournalRow row : rows) {
      text.append(row.sequence()).append(row.at()).append(row.kind());
      text.append(Arrays.toString(row.event())).append(Arrays.toString(row.value()));
    }
    return text.toString();
  }
}
