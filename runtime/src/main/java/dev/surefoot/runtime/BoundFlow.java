package dev.surefoot.runtime;

import dev.surefoot.FlowDefinition;
import dev.surefoot.runtime.internal.engine.Hosted;
import dev.surefoot.runtime.spi.FlowCode;

/**
 * A flow together with the instances of its steps, ready to be hosted by an engine. Immutable; made
 * by the flow's generated binding, {@code OrderFlowBinding.of(...)}.
 *
 * @param <I> the flow's input
 * @param <R> the flow's result, {@link Void} if it has none
 */
public final class BoundFlow<I, R> {
  private final Hosted<I, R> hosted;

  private BoundFlow(Hosted<I, R> hosted) {
    this.hosted = hosted;
  }

  /**
   * For generated bindings. Runs the definition once to get the guards.
   *
   * @throws FlowBindingException if the definition's net is not the one that was proved; names what
   *     differs
   */
  public static <I, R> BoundFlow<I, R> from(FlowCode<I, R> code) {
    return new BoundFlow<>(Hosted.of(code));
  }

  /**
   * Binds a flow whose generated binding the caller does not name. Prefer that binding: there a
   * missing step does not compile.
   *
   * @param steps one instance of each step class of the flow, in any order
   * @throws FlowBindingException if the flow was compiled without the annotation processor, or a
   *     step is missing or too many
   */
  public static <I> BoundFlow<I, ?> of(FlowDefinition<I> definition, Object... steps) {
    return GeneratedBinding.of(definition).bind(definition, steps);
  }

  /** The flow's name. */
  public String name() {
    return hosted.name();
  }

  Hosted<I, R> hosted() {
    return hosted;
  }
}
