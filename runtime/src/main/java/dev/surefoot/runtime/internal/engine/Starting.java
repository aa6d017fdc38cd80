package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceOptions;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.KeyTakenException;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Store;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Starts an instance once for each business key, however many start it at the same time: the first
 * to put it among the live ones asks the store whether it exists, the others wait for him.
 */
public final class Starting {
  /** The first found it in the store; who waited for him is to look there too. */
  private static final class InStore extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InStore() {
      super(null, null, false, false);
    }
  }

  private final Host host;
  private final Store store;
  private final Map<FlowKey, LiveInstance> live;

  Starting(Host host, Store store, Map<FlowKey, LiveInstance> live) {
    this.host = host;
    this.store = store;
    this.live = live;
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
              Tracked tracked =
                  host.threads().outside(() -> ofKey(flow, key, bytes, options, start));
              return host.lookup().handle(flow, tracked);
            });
  }

  private Tracked ofKey(
      Hosted<?, ?> flow, String key, byte[] input, InstanceOptions options, boolean start) {
    FlowKey flowKey = new FlowKey(flow.name(), key);
    while (true) {
      LiveInstance mine = new LiveInstance(host, flow, host.newId(), key, options);
      LiveInstance other = live.putIfAbsent(flowKey, mine);
      try {
        return sameInput(other == null ? first(mine, flowKey, input, start) : joined(other), input);
      } catch (InStore e) {
        Optional<InstanceRow> row = store.find(flow.name(), key);
        if (row.isPresent()) {
          return sameInput(new StoredInstance(host, flow, row.get()), input);
        }
      }
    }
  }

  private Tracked first(LiveInstance mine, FlowKey key, byte[] input, boolean begin) {
    try {
      if (store.find(key.flow(), key.key()).isPresent()) {
        throw new InStore();
      }
    } catch (RuntimeException e) {
      live.remove(key, mine);
      mine.stop(e);
      throw e;
    }
    Occurrence start =
        new Occurrence.Start(key.flow(), key.key(), mine.hosted().fingerprint(), begin);
    host.threads().follow(mine.offer(new Message(start, input, null)));
    return joined(mine);
  }

  private Tracked joined(LiveInstance instance) {
    host.threads().await(instance.created());
    return instance;
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
