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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Starts an instance once for each business key, however many start it at the same time: the first
 * to put it among the live ones has the store asked whether it exists ({@link Arrivals}), the
 * others wait for him.
 */
public final class Starting {
  /** The instance of a key, and whether it was not there before. */
  private record Found(Tracked instance, boolean isNew) {
    Tracked with(byte[] input) {
      return isNew ? instance : sameInput(instance, input);
    }
  }

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
    boolean now = isNow(options);
    Instance<R> instance = create(flow, key, input, options, now);
    return now ? started(instance) : instance;
  }

  /** As {@link #start}, for a caller who does not wait. */
  public <I, R> CompletionStage<Instance<R>> startAsync(
      Hosted<I, R> flow, String key, I input, InstanceOptions options) {
    boolean now = isNow(options);
    byte[] bytes = admitted(flow, key, input);
    return host.threads()
        .countedAsync(
            () -> ofKey(flow, key, bytes, options, now),
            found -> {
              Instance<R> instance = host.lookup().handle(flow, found.with(bytes));
              return now ? started(instance) : instance;
            });
  }

  private boolean isNow(InstanceOptions options) {
    Instant startAt = options.startAt();
    return startAt == null || !startAt.isAfter(host.now());
  }

  private static <R> Instance<R> started(Instance<R> instance) {
    if (instance.state() == InstanceState.CREATED) {
      try {
        instance.start();
      } catch (RequestRefusedException e) { // somebody else was faster
        if (instance.state() == InstanceState.CREATED) {
          throw e;
        }
      }
    }
    return instance;
  }

  /**
   * Creates an instance, or gives the one that has this key and an equal input.
   *
   * @param start whether a new one is started, too
   */
  public <I, R> Instance<R> create(
      Hosted<I, R> flow, String key, I input, InstanceOptions options, boolean start) {
    byte[] bytes = admitted(flow, key, input);
    return host.threads()
        .counted(
            () -> {
              Found found = host.threads().await(ofKey(flow, key, bytes, options, start));
              return host.lookup().handle(flow, found.with(bytes));
            });
  }

  private <I> byte[] admitted(Hosted<I, ?> flow, String key, I input) {
    host.lookup().check(flow);
    byte[] bytes = StartCheck.bytes(flow, key, input, host.codec());
    host.threads().awaitRoom(host.options().backlog());
    return bytes;
  }

  private CompletableFuture<Found> ofKey(
      Hosted<?, ?> flow, String key, byte[] input, InstanceOptions options, boolean start) {
    host.refuseUnlessOpen();
    BusinessKey business = new BusinessKey(flow.name(), key);
    LiveInstance mine = new LiveInstance(host, flow, host.newId(), key, options);
    LiveInstance other = live.putIfAbsent(business, mine);
    if (other == null) {
      Occurrence first = new Occurrence.Start(flow.name(), key, flow.fingerprint(), start);
      arrivals.add(business, mine, new Message(first, input, null));
    }
    LiveInstance instance = other == null ? mine : other;
    return instance
        .created()
        .thenApply(created -> new Found(instance, other == null))
        .exceptionallyCompose(
            thrown ->
                thrown.getCause() instanceof Arrivals.InStore
                    ? stored(flow, key)
                        .thenCompose(
                            row ->
                                row.isPresent()
                                    ? CompletableFuture.completedFuture(row.get())
                                    : ofKey(flow, key, input, options, start))
                    : CompletableFuture.failedFuture(thrown));
  }

  /** What ended, or was purged since it was found. */
  private CompletableFuture<Optional<Found>> stored(Hosted<?, ?> flow, String key) {
    return host.threads()
        .outsideAsync(
            () ->
                store
                    .find(flow.name(), key)
                    .map(row -> new Found(new StoredInstance(host, flow, row), false)));
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
