package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceOptions;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.KeyTakenException;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.spi.BusinessKey;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Store;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Starts an instance once for each business key, however many start it at the same time: the first
 * to put it among the live ones has the store asked whether it exists ({@link Arrivals}), the
 * others wait for him.
 */
public final class Starting {
  private final Host host;
  private final Store store;
  private final Map<BusinessKey, LiveInstance> live;
  private final Arrivals arrivals;

  Starting(Host host, Store store, Map<BusinessKey, LiveInstance> live) {
    this.host = host;
    this.store = store;
    this.live = live;
    this.arrivals = new Arrivals(host, store, live);
  }

  /** Starts an instance, or gives the one that has this key and an equal input. */
  public <I, R> Instance<R> start(Hosted<I, R> flow, String key, I input, InstanceOptions options) {
    Instant startAt = options.startAt();
    boolean now = startAt == null || !startAt.isAfter(host.now());
    Instance<R> instance = create(flow, key, input, options, now);
    if (now && instance.state() == InstanceState.CREATED) {
      startCreated(instance);
    }
    return instance;
  }

  private static void startCreated(Instance<?> instance) {
    try {
      instance.start();
    } catch (RequestRefusedException e) { // somebody else was faster
      if (instance.state() == InstanceState.CREATED) {
        throw e;
      }
    }
  }

  /**
   * Creates an instance, or gives the one that has this key and an equal input.
   *
   * @param start whether a new one is started, too
   */
  public <I, R> Instance<R> create(
      Hosted<I, R> flow, String key, I input, InstanceOptions options, boolean start) {
    host.lookup().check(flow);
    byte[] bytes = StartCheck.bytes(flow, key, input, host.codec());
    host.threads().awaitRoom(host.options().backlog());
    return host.threads()
        .counted(
            () -> {
              host.refuseUnlessOpen();
              return host.lookup().handle(flow, ofKey(flow, key, bytes, options, start));
            });
  }

  private Tracked ofKey(
      Hosted<?, ?> flow, String key, byte[] input, InstanceOptions options, boolean start) {
    BusinessKey business = new BusinessKey(flow.name(), key);
    while (true) {
      LiveInstance mine = new LiveInstance(host, flow, host.newId(), key, options);
      LiveInstance other = live.putIfAbsent(business, mine);
      if (other == null) {
        Occurrence first = new Occurrence.Start(flow.name(), key, flow.fingerprint(), start);
        arrivals.add(business, mine, new Message(first, input, null));
      }
      LiveInstance instance = other == null ? mine : other;
      try {
        host.threads().await(instance.created());
        return other == null ? mine : sameInput(other, input);
      } catch (Arrivals.InStore e) {
        Optional<Tracked> stored = host.threads().outside(() -> stored(flow, key, input));
        if (stored.isPresent()) {
          return stored.get();
        }
      }
    }
  }

  private Optional<Tracked> stored(Hosted<?, ?> flow, String key, byte[] input) {
    return store
        .find(flow.name(), key)
        .map(row -> sameInput(new StoredInstance(host, flow, row), input));
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
