package dev.surefoot.runtime;

import dev.surefoot.runtime.internal.engine.Host;
import dev.surefoot.runtime.internal.engine.Hosted;
import dev.surefoot.runtime.internal.engine.NotYetExecuted;
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
   * @throws FlowBindingException if two flows have the same name, or one pauses, awaits, cancels or
   *     has a sub-flow, which is compiled and proved but not yet executed
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
      NotYetExecuted.refuse(flow.hosted());
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
    return host.start(flow.hosted(), key, input);
  }

  /**
   * Creates an instance as {@link #start} does, and runs nothing of it until {@link
   * Instance#start()} or {@link #start} with the same key and input.
   */
  public <I, R> Instance<R> create(BoundFlow<I, R> flow, String key, I input) {
    return host.create(flow.hosted(), key, input, false);
  }

  /** As {@link #complete(String, Object, String)}, by nobody. */
  public void complete(String answerKey, Object value) {
    complete(answerKey, value, "");
  }

  /**
   * Answers an await from outside, by the key that a step was given for it ({@link
   * dev.surefoot.Attempt#answerKey}). Returns when the answer is durable. It is accepted while the
   * instance is stopped, too; one that comes before the await begins is kept for it.
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
   * The unfinished instances that this engine left untouched: their flow is not hosted, its net has
   * changed, or their journal cannot be read.
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
