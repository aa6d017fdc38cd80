package dev.surefoot.runtime;

import dev.surefoot.runtime.spi.Store;

/**
 * An engine that hosts one flow.
 *
 * @param <I> the flow's input
 * @param <R> the flow's result, {@link Void} if it has none
 */
public final class FlowEngine<I, R> implements AutoCloseable {
  private FlowEngine() {}

  /** Opens an engine for one flow. */
  public static <I, R> FlowEngine<I, R> open(Store store, BoundFlow<I, R> flow) {
    return new FlowEngine<>();
  }

  @Override
  public void close() {}
}
