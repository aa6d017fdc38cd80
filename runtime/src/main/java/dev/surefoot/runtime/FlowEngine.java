package dev.surefoot.runtime;

import dev.surefoot.runtime.spi.Store;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * An engine that hosts one flow, so that nobody need say which. Safe for use by many threads.
 *
 * @param <I> the flow's input
 * @param <R> the flow's result, {@link Void} if it has none
 */
public final class FlowEngine<I, R> implements AutoCloseable {
  private final Engine engine;
  private final BoundFlow<I, R> flow;

  private FlowEngine(Engine engine, BoundFlow<I, R> flow) {
    this.engine = engine;
    this.flow = flow;
  }

  /** Opens an engine for one flow, see {@link Engine#open(Store, BoundFlow[])}. */
  public static <I, R> FlowEngine<I, R> open(Store store, BoundFlow<I, R> flow) {
    return open(store, EngineOptions.DEFAULTS, flow);
  }

  /** Opens an engine for one flow, see {@link Engine#open(Store, EngineOptions, BoundFlow[])}. */
  public static <I, R> FlowEngine<I, R> open(
      Store store, EngineOptions options, BoundFlow<I, R> flow) {
    return new FlowEngine<>(Engine.open(store, options, flow), flow);
  }

  /** Starts an instance, see {@link Engine#start}. */
  public Instance<R> start(String key, I input) {
    return engine.start(flow, key, input);
  }

  /** Answers an await, see {@link Engine#complete(String, Object)}. */
  public void complete(String answerKey, Object value) {
    engine.complete(answerKey, value);
  }

  /** Answers an await by the key that both sides know, see {@link Engine#completeCorrelated}. */
  public void completeCorrelated(String await, String correlationKey, Object value, String by) {
    engine.completeCorrelated(flow, await, correlationKey, value, by);
  }

  /** Starts an instance, see {@link Engine#start(BoundFlow, String, Object, InstanceOptions)}. */
  public Instance<R> start(String key, I input, InstanceOptions options) {
    return engine.start(flow, key, input, options);
  }

  /** Starts an instance without waiting, see {@link Engine#startAsync}. */
  public CompletionStage<Instance<R>> startAsync(String key, I input) {
    return engine.startAsync(flow, key, input);
  }

  /** Creates an instance, see {@link Engine#create}. */
  public Instance<R> create(String key, I input, InstanceOptions options) {
    return engine.create(flow, key, input, options);
  }

  /** Finds an instance, see {@link Engine#find}. */
  public Optional<Instance<R>> find(String key) {
    return engine.find(flow, key);
  }

  /** The instances that this engine left untouched, see {@link Engine#refused}. */
  public List<RefusedInstance> refused() {
    return engine.refused();
  }

  @Override
  public void close() {
    engine.close();
  }
}
