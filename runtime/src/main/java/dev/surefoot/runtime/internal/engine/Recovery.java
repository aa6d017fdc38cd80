package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.InstanceRefusedException;
import dev.surefoot.runtime.internal.core.Ints;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.spi.ConcurrencyLimit;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Rest;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreException;
import dev.surefoot.runtime.spi.Tail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes live instances of what a store has unfinished. Of those that only wait no more than the row
 * is read; they are loaded when something happens to them.
 */
final class Recovery {
  /** Journals are read for so many instances at a time; for few at first, which then go on soon. */
  private static final int AT_ONCE = 500;

  private static final int FIRST_AT_ONCE = 16;

  private static final String NOT_FITTING = "its journal does not fit this engine: ";
  private static final Tail NO_JOURNAL = new Tail(null, List.of());

  private final Host host;
  private final Store store;
  private final Map<String, Hosted<?, ?>> flows;
  private final Population population;
  private final Map<List<String>, List<String>> waits = new HashMap<>();

  /** How many calls of a step are taken to have been running. */
  private final Map<String, Integer> running = new HashMap<>();

  Recovery(Host host, Store store, Map<String, Hosted<?, ?>> flows, Population population) {
    this.host = host;
    this.store = store;
    this.flows = flows;
    this.population = population;
  }

  /** Goes on with what is unfinished. */
  void takeOver() {
    List<InstanceRow> atWork = new ArrayList<>();
    for (InstanceRow row : store.unfinished()) {
      String reason = refusal(row);
      if (reason != null) {
        population.refuse(row, reason);
      } else if (restsOn(row.rest())) {
        leave(row);
      } else {
        atWork.add(row);
      }
    }
    int size = FIRST_AT_ONCE;
    for (int from = 0; from < atWork.size(); from += size, size = Math.min(AT_ONCE, 2 * size)) {
      for (LiveInstance one : load(atWork.subList(from, Math.min(atWork.size(), from + size)))) {
        Work first = one.takeOver(takenOver(one));
        population.add(one);
        host.threads().dispatch(first);
      }
    }
  }

  /**
   * Of a step of which only so many calls run at once, no more can have been running, and the
   * others waited for their turn. Which of them is written nowhere. The first ones are taken for
   * it: it is they that are called first now, so what cuts an engine off again and again is among
   * them.
   */
  private Occurrence takenOver(LiveInstance instance) {
    Snapshot now = instance.awake();
    Hosted<?, ?> flow = instance.hosted();
    Ints waited = Ints.EMPTY;
    if (now != null && flow.hasLimits()) {
      for (int id : now.state().open().list()) {
        ConcurrencyLimit limit = flow.limit(now.state().execution(id).transition());
        if (limit != null && running.merge(limit.step(), 1, Integer::sum) > limit.most()) {
          waited = waited.plus(id);
        }
      }
    }
    return waited.isEmpty()
        ? host.takenOver()
        : new Occurrence.TakenOver(host.options().name(), waited);
  }

  /** What is due already is loaded with others, and not one by one. */
  private boolean restsOn(@Nullable Rest rest) {
    return rest != null && (rest.until() == null || rest.until().isAfter(host.now()));
  }

  private void leave(InstanceRow row) {
    Hosted<?, ?> flow = Objects.requireNonNull(flows.get(row.flow()));
    LiveInstance one = new LiveInstance(host, flow, shared(flow, row));
    host.threads().follow(one.beginAsleep(() -> population.add(one)));
  }

  /** With texts that many instances share, in place of copies. */
  private InstanceRow shared(Hosted<?, ?> flow, InstanceRow row) {
    List<String> waitsAt = waits.computeIfAbsent(row.waitsAt(), names -> names);
    return Loading.shared(flow, row, waitsAt);
  }

  /**
   * The instances of rows; for those that cannot be loaded, the reason is told to the population.
   */
  private List<LiveInstance> load(List<InstanceRow> rows) {
    Map<UUID, Tail> tails = store.tails(rows.stream().map(InstanceRow::id).toList());
    List<LiveInstance> loaded = new ArrayList<>();
    for (InstanceRow row : rows) {
      Hosted<?, ?> flow = Objects.requireNonNull(flows.get(row.flow()));
      try {
        Snapshot snapshot = of(store, flow, shared(flow, row), tails.get(row.id()));
        loaded.add(new LiveInstance(host, flow, snapshot));
      } catch (StoreException e) {
        throw e;
      } catch (RuntimeException | StackOverflowError e) {
        population.refuse(row, NOT_FITTING + e.getMessage());
      }
    }
    return loaded;
  }

  /**
   * One that sleeps, with what is needed to go forward.
   *
   * @throws InstanceRefusedException if it cannot be loaded here
   */
  static Snapshot one(Store store, LiveInstance instance) {
    InstanceRow row = instance.row();
    Tail tail = store.tails(List.of(row.id())).get(row.id());
    try {
      return of(store, instance.hosted(), row, tail);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      String reason = NOT_FITTING + e.getMessage();
      throw new InstanceRefusedException(
          instance + " is not run by this engine: " + reason, new IllegalStateException(reason, e));
    }
  }

  private static Snapshot of(Store store, Hosted<?, ?> flow, InstanceRow row, @Nullable Tail tail) {
    Snapshot snapshot = Loading.of(flow, row, tail == null ? NO_JOURNAL : tail);
    return snapshot == null ? whole(store, flow, row) : snapshot;
  }

  /** With all its history. */
  static Snapshot whole(Store store, Hosted<?, ?> flow, InstanceRow row) {
    return Loading.replay(flow, row, store.journal(row.id()));
  }

  private @Nullable String refusal(InstanceRow row) {
    Hosted<?, ?> flow = flows.get(row.flow());
    if (flow == null) {
      return "its flow is not hosted; pass its BoundFlow to Engine.open";
    }
    return flow.fingerprint().equals(row.fingerprint())
        ? null
        : "its flow has changed since it was started: it runs on net "
            + row.fingerprint()
            + ", the engine hosts "
            + flow.fingerprint()
            + "; let an engine with the former flow bring it to its end";
  }
}
