package dev.surefoot.runtime;

import dev.surefoot.runtime.spi.FlowCode;

/**
 * A flow together with the instances of its steps, ready to be hosted by an engine.
 *
 * @param <I> the flow's input
 * @param <R> the flow's result, {@link Void} if it has none
 */
public final class BoundFlow<I, R> {
  private final FlowCode<I, R> code;

  private BoundFlow(FlowCode<I, R> code) {
    this.code = code;
  }

  /** For generated bindings. */
  public static <I, R> BoundFlow<I, R> from(FlowCode<I, R> code) {
    return new BoundFlow<>(code);
  }

  /** The flow's name. */
  public String name() {
    return code.net().flow();
  }
}
