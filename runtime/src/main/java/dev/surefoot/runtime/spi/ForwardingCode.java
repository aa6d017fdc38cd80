package dev.surefoot.runtime.spi;

import dev.surefoot.FailurePolicy;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.UndoFailurePolicy;
import dev.surefoot.net.Net;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks another code, for those that do one thing otherwise.
 *
 * @param <I> the flow's input
 * @param <R> the flow's result
 */
public abstract class ForwardingCode<I, R> implements FlowCode<I, R> {
  private final FlowCode<I, R> inner;

  /** Asks another code in everything. */
  protected ForwardingCode(FlowCode<I, R> inner) {
    this.inner = inner;
  }

  @Override
  public Net net() {
    return inner.net();
  }

  @Override
  public FlowDefinition<I> definition() {
    return inner.definition();
  }

  @Override
  public Key<I> input() {
    return inner.input();
  }

  @Override
  public @Nullable Key<R> result() {
    return inner.result();
  }

  @Override
  public @Nullable Key<?> output(String step) {
    return inner.output(step);
  }

  @Override
  public List<Key<?>> outputs(String step) {
    return inner.outputs(step);
  }

  @Override
  public boolean maySkip(String step) {
    return inner.maySkip(step);
  }

  @Override
  public Crossing crossing(String subflow) {
    return inner.crossing(subflow);
  }

  @Override
  public Duration time(String step) {
    return inner.time(step);
  }

  @Override
  public UndoKind undoKind(String step) {
    return inner.undoKind(step);
  }

  @Override
  public StepPolicy policy(String step) {
    return inner.policy(step);
  }

  @Override
  public StepPolicy undoPolicy(String step) {
    return inner.undoPolicy(step);
  }

  @Override
  public @Nullable BackPolicy backPolicy(String step) {
    return inner.backPolicy(step);
  }

  @Override
  public @Nullable ConcurrencyLimit limit(String step) {
    return inner.limit(step);
  }

  @Override
  public @Nullable PollPolicy polling(String step) {
    return inner.polling(step);
  }

  @Override
  public @Nullable Key<?> handle(String step) {
    return inner.handle(step);
  }

  @Override
  public FailurePolicy onFailure() {
    return inner.onFailure();
  }

  @Override
  public FailurePolicy onFailure(String subflow) {
    return inner.onFailure(subflow);
  }

  @Override
  public UndoFailurePolicy onUndoFailure() {
    return inner.onUndoFailure();
  }

  @Override
  public @Nullable Object run(String step, StepCall call) throws Exception {
    return inner.run(step, call);
  }

  @Override
  public Optional<?> poll(String step, StepCall call) throws Exception {
    return inner.poll(step, call);
  }

  @Override
  public void undo(String step, UndoCall call) throws Exception {
    inner.undo(step, call);
  }
}
