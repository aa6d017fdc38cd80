package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.spi.BusinessKey;
import dev.surefoot.runtime.spi.Store;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Instances that are to begin unless the store knows their key. Who comes while the store is asked
 * joins the next question, which is one for all that wait.
 */
final class Arrivals {
  private static final int QUESTIONS_IN_FLIGHT = 2;
  private static final int LARGEST_QUESTION = 512;

  /** It was found in the store; who waits for it is to look there. */
  static final class InStore extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InStore() {
      super(null, null, false, false);
    }
  }

  /** An instance that begins unless the store knows its key. */
  private record Arrival(BusinessKey key, LiveInstance instance, Message start) {}

  private final Host host;
  private final Store store;

  /** Whether who comes asks the store himself. */
  private final boolean atOnce;

  private final Map<BusinessKey, LiveInstance> live;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}, as all below. */
  private final ArrayDeque<Arrival> arrived = new ArrayDeque<>();

  private int questions;

  Arrivals(Host host, Store store, Map<BusinessKey, LiveInstance> live) {
    this.host = host;
    this.store = store;
    this.atOnce = store.isInMemory() && !host.threads().isOneByOne();
    this.live = live;
  }

  /** Lets an instance begin, or stops it with {@link InStore} if its key is known. */
  void add(BusinessKey key, LiveInstance instance, Message start) {
    Arrival arrival = new Arrival(key, instance, start);
    if (atOnce) {
      beginUnlessKnown(arrival);
    } else {
      ask(arrival);
    }
    RuntimeException closed = host.refusesCommits();
    if (closed != null) { // perhaps after it stopped all that were live
      refuse(arrival, closed);
    }
  }

  private void beginUnlessKnown(Arrival arrival) {
    BusinessKey key = arrival.key();
    boolean known;
    try {
      known = store.find(key.flow(), key.key()).isPresent();
    } catch (RuntimeException e) { // the caller is told as if another thread had asked
      RuntimeException closed = host.refusesCommits();
      refuse(arrival, closed == null ? e : closed);
      return;
    }
    beginUnlessKnown(arrival, known);
  }

  private void ask(Arrival arrival) {
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
    all.forEach(one -> beginUnlessKnown(one, known.contains(one.key())));
  }

  private void beginUnlessKnown(Arrival one, boolean known) {
    if (known) {
      refuse(one, new InStore());
    } else {
      host.dispatch(() -> one.instance().offer(one.start()));
    }
  }

  private void refuse(Arrival arrival, RuntimeException why) {
    live.remove(arrival.key(), arrival.instance());
    arrival.instance().stop(why);
  }
}
