package dev.surefoot.runtime;

import dev.surefoot.runtime.internal.engine.Host;
import dev.surefoot.runtime.internal.engine.Hosted;
import dev.surefoot.runtime.internal.engine.RealThreads;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Executes flows durably over a store.
 *
 * <pre>{@code
 * BoundFlow<Order, Receipt> orders = OrderFlowBinding.of(new ReserveStock(stock), ...);
 * try (Engine engine = Engine.open(Stores.memory(), orders)) {
 *   Receipt receipt = engine.start(orders, "2026-0042", order).result();
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class Engine implements AutoCloseable {
  private final Host host;

  private Engine(Host host) {
    this.host = host;
  }

  /** Opens an engine with {@link EngineOptions#DEFAULTS}. */
  public static Engine open(Store store, BoundFlow<?, ?>... flows) {
    return open(store, EngineOptions.DEFAULTS, flows);
  }

  /**
   * Opens an engine: takes the store, and goes on with every instance that it finds unfinished.
   * What was handed out and has no outcome is called again; what has one never is.
   *
   * @param store belongs to the engine from now on, which closes it
   * @throws dev.surefoot.runtime.spi.StoreInUseException if another engine has the store
   * @throws FlowBindingException if two flows have the same name
   */
  public static Engine open(Store store, EngineOptions options, BoundFlow<?, ?>... flows) {
    return new Engine(host(store, options, null, flows));
  }

  /**
   * As {@link #open(Store, EngineOptions, BoundFlow...)}, with threads, timers and chance of the
   * caller's: for tests and for other hosts.
   */
  public static Engine open(
      Store store, EngineOptions options, Surroundings surroundings, BoundFlow<?, ?>... flows) {
    return new Engine(host(store, options, surroundings, flows));
  }

  private static Host host(
      Store store, EngineOptions options, @Nullable Surroundings given, BoundFlow<?, ?>... flows) {
    Set<String> names = new HashSet<>();
    List<Hosted<?, ?>> hosted = new ArrayList<>();
    for (BoundFlow<?, ?> flow : flows) {
      if (!names.add(flow.name())) {
        throw new FlowBindingException(
            "two flows are named '" + flow.name() + "'; give one another @Flow name", null);
      }
      hosted.add(flow.hosted());
    }
    Surroundings surroundings = given == null ? RealThreads.of(options) : given;
    return Host.open(store, options, hosted, surroundings);
  }

  /**
   * Starts an instance, once for each business key: started again with the same key and an equal
   * input, it gives the same instance, also after a restart and after its end. When this returns,
   * the instance is durable. It waits while the store fails, and while there is too much to do, see
   * {@link EngineOptions#backlog}.
   *
   * @param key the business key: not blank, at most 255 characters
   * @throws InvalidStartException if the key or the input cannot be used
   * @throws KeyTakenException if the key was started with another input
   * @throws UnknownFlowException if this engine does not host the flow
   * @throws EngineClosedException if the engine is closed; the instance may have been started
   * @throws EngineBrokenException if the engine lost its store; the instance may have been started
   * @throws dev.surefoot.runtime.spi.StoreException if the store does not answer; nothing was
   *     started
   */
  public <I, R> Instance<R> start(BoundFlow<I, R> flow, String key, I input) {
    return start(flow, key, input, InstanceOptions.NONE);
  }

  /**
   * As {@link #start(BoundFlow, String, Object)}. If it is to start later ({@link
   * InstanceOptions#startAt}), it is {@link InstanceState#CREATED} until then, also over restarts,
   * or until {@link Instance#start()}. If there is an instance with this key and an equal input, it
   * keeps the options with which it was created.
   */
  public <I, R> Instance<R> start(
      BoundFlow<I, R> flow, String key, I input, InstanceOptions options) {
    return host.starting().start(flow.hosted(), key, input, options);
  }

  /**
   * Starts an instance as {@link #start} does, and does not wait until it is durable: what it gives
   * completes then, or with what {@code start} would throw, on a thread of the engine. Who starts
   * many at once needs no thread for each. It waits only while there is too much to do, see {@link
   * EngineOptions#backlog}.
   *
   * @throws InvalidStartException if the key or the input cannot be used
   * @throws UnknownFlowException if this engine does not host the flow
   * @throws EngineClosedException if the engine is closed
   * @throws EngineBrokenException if the engine lost its store
   */
  public <I, R> CompletionStage<Instance<R>> startAsync(BoundFlow<I, R> flow, String key, I input) {
    return startAsync(flow, key, input, InstanceOptions.NONE);
  }

  /** As {@link #startAsync(BoundFlow, String, Object)}, with options. */
  public <I, R> CompletionStage<Instance<R>> startAsync(
      BoundFlow<I, R> flow, String key, I input, InstanceOptions options) {
    return host.starting().startAsync(flow.hosted(), key, input, options);
  }

  /**
   * Creates an instance as {@link #start} does, and runs nothing of it until {@link
   * Instance#start()} or {@link #start} with the same key and input.
   */
  public <I, R> Instance<R> create(BoundFlow<I, R> flow, String key, I input) {
    return create(flow, key, input, InstanceOptions.NONE);
  }

  /** As {@link #create(BoundFlow, String, Object)}, with options. */
  public <I, R> Instance<R> create(
      BoundFlow<I, R> flow, String key, I input, InstanceOptions options) {
    return host.starting().create(flow.hosted(), key, input, options, false);
  }

  /**
   * Gives an instance that was created and not started another input. It counts from then on where
   * the same key is created or started again.
   *
   * @param by who asks, for the journal; may be empty
   * @param why the reason, for the journal; may be empty
   * @throws InvalidStartException if the input cannot be used
   * @throws RequestRefusedException if it is not {@link InstanceState#CREATED}, or there is none
   */
  public <I> void setInput(BoundFlow<I, ?> flow, String key, I input, String by, String why) {
    host.lookup().setInput(flow.hosted(), key, input, by, why);
  }

  /** As {@link #complete(String, Object, String)}, by nobody. */
  public void complete(String answerKey, Object value) {
    complete(answerKey, value, "");
  }

  /**
   * Answers an await from outside, by the key that a step was given for it ({@link
   * dev.surefoot.Attempt#answerKey}). Returns when the answer is durable. It is accepted while the
   * instance is stopped, too; one that comes before the await begins is kept for it, also if it
   * stands in {@code onFailure()}, which begins only when the flow fails.
   *
   * @param value what the await is answered with
   * @param by who answers, for the journal; may be empty
   * @throws RequestRefusedException if the key is unknown ({@link ErrorCode#ANSWER_KEY_UNKNOWN}),
   *     was used ({@link ErrorCode#ALREADY_ANSWERED}), is that of an await whose time was over or
   *     that was cancelled or undone ({@link ErrorCode#NOT_AWAITED}), if the value is of another
   *     type ({@link ErrorCode#PARAMETER_INVALID}), or if the instance goes forward no more ({@link
   *     ErrorCode#ILLEGAL_STATE})
   */
  public void complete(String answerKey, Object value, String by) {
    host.lookup().complete(answerKey, value, by);
  }

  /**
   * Answers an await from outside by what its instance is about: of the instances that a filter
   * means, one must wait at it now.
   *
   * <pre>{@code
   * InstanceFilter payment = InstanceFilter.ALL.withBusinessType("payment").withBusinessId("4711");
   * engine.complete(payment, "paid", receipt, "the bank");
   * }</pre>
   *
   * @param which correlates the answer: business type and id, labels, key, flow; what it says of a
   *     step does not count
   * @param await its name
   * @param value what the await is answered with
   * @param by who answers, for the journal; may be empty
   * @throws RequestRefusedException if no such instance waits at it ({@link
   *     ErrorCode#NOT_AWAITED}), if several do ({@link ErrorCode#AWAIT_AMBIGUOUS}), or as {@link
   *     Instance#complete(String, Object, String)}
   */
  public void complete(InstanceFilter which, String await, Object value, String by) {
    host.lookup().complete(which, await, value, by);
  }

  /**
   * Answers an await from outside by the key that both sides know: the one that {@code
   * correlatedBy} computed when the await began. Returns when the answer is durable. It is accepted
   * while the instance is stopped, too; but an answer that comes before the await begins is
   * refused, and is to be given again.
   *
   * @param await its name; in a sub-flow with the sub-flow's, {@code invoicing/paid}
   * @param correlationKey finds it among all instances of the flow
   * @param value what the await is answered with
   * @param by who answers, for the journal; may be empty
   * @throws RequestRefusedException if no await that is open now has this key, also because it was
   *     answered, timed out or was cancelled before ({@link ErrorCode#NOT_AWAITED}), if several
   *     have ({@link ErrorCode#AWAIT_AMBIGUOUS}), if another answer was faster ({@link
   *     ErrorCode#ALREADY_ANSWERED}), if the await has no correlation ({@link
   *     ErrorCode#PARAMETER_INVALID}), or as {@link Instance#complete(String, Object, String)}
   * @throws UnknownFlowException if this engine does not host the flow
   */
  public void completeCorrelated(
      BoundFlow<?, ?> flow, String await, String correlationKey, Object value, String by) {
    host.lookup().complete(flow.hosted(), await, correlationKey, value, by);
  }

  /**
   * Finds an instance, whether it runs or has ended.
   *
   * @throws UnknownFlowException if this engine does not host the flow
   */
  public <R> Optional<Instance<R>> find(BoundFlow<?, R> flow, String key) {
    return host.lookup().find(flow.hosted(), key);
  }

  /**
   * Finds an instance by the engine's name for it.
   *
   * @throws UnknownFlowException if this engine does not host its flow
   */
  public Optional<Instance<?>> find(UUID id) {
    return host.lookup().find(id);
  }

  /**
   * Lists instances, newest first, also those that have ended and those of flows that this engine
   * does not host.
   *
   * @param page from one
   * @param size how many instances a page has, at most {@link InstancePage#LARGEST}
   * @throws RequestRefusedException if page or size is out of its range
   */
  public InstancePage list(InstanceFilter filter, int page, int size) {
    return host.lookup().list(filter, page, size);
  }

  /**
   * Asks the same of all instances that a filter means, in batches, newest first. Each is accepted
   * or refused by itself, as it is when its turn comes; also those that have ended are asked, and
   * refused, unless the filter excludes them.
   *
   * @param by who asks, for the journals; may be empty
   * @param why the reason, for the journals; may be empty
   * @return what became of each; accepted requests are durable
   * @throws EngineClosedException if the engine is closed meanwhile; some may have been accepted
   * @throws EngineBrokenException if the engine loses its store meanwhile
   */
  public List<BulkResult> requestAll(
      InstanceFilter filter, BulkRequest request, String by, String why) {
    return host.lookup().askAll(filter, request, by, why);
  }

  /**
   * What happened to all instances, for programs that must not miss any of it: each event is there
   * once, for as long as its instance is kept, and none ever comes before one that was given.
   *
   * @param after gives what comes after this: {@link EventPage#next} of the last page, kept where
   *     you keep what you made of it; empty for the beginning
   * @param atMost how many, from 1 to {@link EventPage#LARGEST}; fewer are given only if no more
   *     has happened
   * @throws RequestRefusedException if {@code after} is no such position, or {@code atMost} out of
   *     its range
   */
  public EventPage events(String after, int atMost) {
    return host.feed().after(after, atMost);
  }

  /** Whether the engine works, now. Listeners are told when that changes. */
  public EngineStatus status() {
    return host.status();
  }

  /**
   * The unfinished instances that this engine left untouched: their flow is not hosted, its net has
   * changed, or their journal or a datum of theirs cannot be read. They go on when an engine opens
   * the store that can run them.
   */
  public List<RefusedInstance> refused() {
    return host.refused();
  }

  /**
   * Deletes instances that ended longer ago than a time, with all that was kept of them, in small
   * commits beside the work of others. Their business keys are free again then.
   *
   * @param endedFor how long ago, by {@link EngineOptions#clock}
   * @return how many instances were deleted
   * @throws dev.surefoot.runtime.spi.StoreException if the store failed; some may have been deleted
   */
  public long purge(Duration endedFor) {
    return host.purge(host.now().minus(endedFor));
  }

  /**
   * Starts nothing new, waits for running steps as long as {@link EngineOptions#shutdown} says,
   * records how they ended, and closes the store. Instances go on when an engine opens the store
   * again. Closing twice does nothing.
   */
  @Override
  public void close() {
    host.close();
  }
}
