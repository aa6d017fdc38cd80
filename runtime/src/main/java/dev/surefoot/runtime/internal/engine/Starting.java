package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.KeyTakenException;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.spi.BusinessKey;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Store;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Starts an instance once for each business key, however many start it at the same time: the first
 * to put it among the live ones has the store asked whether it exists, the others wait for him. Who
 * comes while the store is asked joins the next question, which is one for all that wait.
 */
final class Starting {
  private static final int QUESTIONS_IN_FLIGHT = 2;
  private static final int LARGEST_QUESTION = 512;

  /** It was found in the store; who waits for it is to look there. */
  private static final class InStore extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InStore() {
      super(null, null, false, false);
    }
  }

  /** An instance that begins unless the store knows its key. */
  private record Arrival(BusinessKey key, LiveInstance instance, Message start) {}

  private final Host host;
  private final Store store;
  private final Map<BusinessKey, LiveInstance> live;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}, as all below. */
  private final ArrayDeque<Arrival> arrived = new ArrayDeque<>();

  private int questions;

  Starting(Host host, Store store, Map<BusinessKey, LiveInstance> live) {
    this.host = host;
    this.store = store;
    this.live = live;
  }

  /** Waits until the instance is durable. */
  Tracked start(Hosted<?, ?> flow, String key, byte[] input, boolean begin) {
    BusinessKey business = new BusinessKey(flow.name(), key);
    while (true) {
      LiveInstance mine = new LiveInstance(host, flow, host.newId(), key, null);
      LiveInstance other = live.putIfAbsent(business, mine);
      if (other == null) {
        Occurrence start = new Occurrence.Start(flow.name(), key, flow.fingerprint(), begin);
        Arrival arrival = new Arrival(business, mine, new Message(start, input, null));
        arrive(arrival);
        RuntimeException closed = host.refusesCommits();
        if (closed != null) { // perhaps after it stopped all that were live
          refuse(arrival, closed);
        }
      }
      LiveInstance instance = other == null ? mine : other;
      try {
        host.threads().await(instance.created());
        return sameInput(instance, input);
      } catch (InStore e) {
        Tracked stored = host.threads().outside(() -> stored(flow, key, input));
        if (stored != null) {
          return stored;
        }
      }
    }
  }

  private @Nullable Tracked stored(Hosted<?, ?> flow, String key, byte[] input) {
    Optional<InstanceRow> row = store.find(flow.name(), key);
    return row.isEmpty() ? null : sameInput(new StoredInstance(host, flow, row.get()), input);
  }

  private void arrive(Arrival arrival) {
    lock.lock();
    try {
      arrived.add(arrival);
      if (questions == QUESTIONS_IN_FLIGHT) {
        return;
      }
      questions++;
    } finally {
      lock.unlock();
    }
    try {
      host.threads().askOutside(this::askForAll);
    } catch (RuntimeException e) { // the engine is closed, and nobody asks for who came meanwhile
      for (List<Arrival> all = next(); !all.isEmpty(); all = next()) {
        all.forEach(one -> refuse(one, e));
      }
    }
  }

  private void askForAll() {
    for (List<Arrival> all = next(); !all.isEmpty(); all = next()) {
      try {
        beginUnlessKnown(all);
      } catch (Throwable e) { // each caller is told, and the next ones are asked for
        RuntimeException why =
            e instanceof RuntimeException thrown ? thrown : new IllegalStateException(e);
        all.forEach(one -> refuse(one, why));
      }
    }
  }

  /** Those that wait; whoever gets none asks no more. */
  private List<Arrival> next() {
    lock.lock();
    try {
      List<Arrival> all = new ArrayList<>();
      while (!arrived.isEmpty() && all.size() < LARGEST_QUESTION) {
        all.add(arrived.remove());
      }
      if (all.isEmpty()) {
        questions--;
      }
      return all;
    } finally {
      lock.unlock();
    }
  }

  private void beginUnlessKnown(List<Arrival> all) {
    Set<BusinessKey> known = new HashSet<>();
    store
        .find(all.stream().map(Arrival::key).toList())
        .forEach(row -> known.add(BusinessKey.of(row)));
    for (Arrival one : all) {
      if (known.contains(one.key())) {
        refuse(one, new InStore());
      } else {
        host.dispatch(() -> one.instance().offer(one.start()));
      }
    }
  }

  private void refuse(Arrival arrival, RuntimeException why) {
    live.remove(arrival.key(), arrival.instance());
    arrival.instance().stop(why);
  }

  private static Tracked sameInput(Tracked instance, byte[] input) {
    if (!instance.hasInput(input)) {
      InstanceRow row = instance.row();
      throw new KeyTakenException(
          "key '"
              + row.key()
              + "' of flow '"
              + row.flow()
              + "' belongs to instance "
              + row.id()
              + ", which was started with another input at "
              + row.createdAt()
              + "; use another key, or find(...) that instance",
          null);
    }
    return instance;
  }
}
