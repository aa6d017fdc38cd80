package dev.surefoot.runtime;

import dev.surefoot.FlowDefinition;
import dev.surefoot.runtime.internal.engine.Hosted;
import dev.surefoot.runtime.internal.reflect.ReflectedFlow;
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
   * For bindings that are generated under compilers that the processor cannot read with, such as
   * Eclipse's: checks the flow now, with the checker of {@code surefoot-processor}, and calls the
   * steps by reflection.
   *
   * @param result what the flow gives, {@link Void} for nothing
   * @param steps one instance of each step class of the flow, in any order
   * @throws FlowBindingException if the flow is refused, or there is no checker on the class path;
   *     if a step is missing, null, there twice, or none of the flow
   */
  public static <I, R> BoundFlow<I, R> checked(
      FlowDefinition<I> definition, Class<R> result, Object... steps) {
    return from(ReflectedFlow.checked(definition, result, steps));
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

  /**
   * The flow's code, for who wants to see or to change how steps are called: see {@link #calledBy}.
   */
  public FlowCode<I, R> code() {
    return hosted.code();
  }

  /**
   * The same flow with its steps called by another code, one that forwards to {@link #code}: see
   * {@link dev.surefoot.runtime.spi.ForwardingCode}. What keys and policies it gives has no effect.
   *
   * @throws FlowBindingException if it is the code of another net
   */
  public BoundFlow<I, R> calledBy(FlowCode<I, R> other) {
    return new BoundFlow<>(hosted.calledBy(other));
  }

  Hosted<I, R> hosted() {
    return hosted;
  }
}
