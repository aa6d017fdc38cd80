package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.spi.ConcurrencyLimit;
import dev.surefoot.runtime.spi.FlowCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a step's action. Where only so many run at once it waits for its {@linkplain Turns
 * turn}, without a thread: it is run again by the call that gives it one, or when its instance does
 * not go on with it.
 */
final class StepWork extends ActionWork {
  /** The limit under which it has its turn; written before another thread is let run this. */
  private @Nullable ConcurrencyLimit turn;

  StepWork(LiveInstance instance, int execution, int attempt) {
    super(instance, execution, attempt);
  }

  private @Nullable ConcurrencyLimit limit(State state) {
    return instance.hosted().limit(state.execution(execution).transition());
  }

  @Override
  boolean begins() {
    Snapshot now = instance.awake();
    if (now == null || turn != null || !isToBeMade(now.state())) {
      return true;
    }
    ConcurrencyLimit limit = limit(now.state());
    if (limit == null) {
      return true;
    }
    if (instance.host().turns().take(this, limit)) {
      turn = limit;
      return true;
    }
    // what it waits for may have become pointless before it was in the line
    if (!instance.host().mayCall() && instance.host().turns().leave(this, limit)) {
      instance.calls().unused(this);
      return false;
    }
    return !isToBeMade() && instance.host().turns().leave(this, limit);
  }

  /** Whether its instance goes on with it. */
  boolean isToBeMade() {
    Snapshot now = instance.awake();
    return now != null && isToBeMade(now.state());
  }

  private boolean isToBeMade(State state) {
    return stillWanted(state) && !isLeftAlone(state) && !state.stopped() && !instance.isStopped();
  }

  @Override
  void over() {
    ConcurrencyLimit mine = turn;
    if (mine != null) {
      turn = null;
      StepWork next = instance.host().turns().over(mine);
      if (next != null) {
        next.turn = mine;
        instance.host().dispatch(next);
      }
    }
  }

  @Override
  boolean stillWanted(State state) {
    return state.open().contains(execution) && state.execution(execution).attempt() == attempt;
  }

  @Override
  boolean isUnneeded(State state) {
    boolean waits =
        limit(state) != null && (turn == null || state.stopped() || instance.isStopped());
    return waits || isLeftAlone(state);
  }

  private boolean isLeftAlone(State state) {
    return state.goesBack(execution) || state.isLeft(instance.hosted().program(), execution);
  }

  @Override
  Message unneeded() {
    return Message.of(new Occurrence.NotCalled(execution, attempt));
  }

  @Override
  Data.@Nullable Handle handle(Snapshot snapshot, String step) {
    return null;
  }

  @Override
  Status failedBefore() {
    return Status.NOT_ENTERED;
  }

  @Override
  Message call(String step, FlowCode<?, ?> code, View view, Instant began) throws Exception {
    Object made = code.run(step, view);
    Key<?> handle = code.handle(step);
    return handle == null
        ? ended(Returned.of(step, code, made), began)
        : submitted(step, handle, made, began);
  }

  private Message submitted(String step, Key<?> handle, @Nullable Object made, Instant began) {
    if (made == null) {
      throw new NullPointerException(
          "step '" + step + "' returned null; it must return a " + handle + " to be polled with");
    }
    Encoded encoded = Encoded.of(instance.host().codec(), List.of(handle), List.of(made));
    return new Message(
        new Occurrence.SubmittedNow(execution, attempt, began), encoded.value(), null);
  }
}
