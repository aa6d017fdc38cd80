package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.spi.FlowCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of a step's action. */
final class StepWork extends ActionWork {
  StepWork(LiveInstance instance, int execution, int attempt) {
    super(instance, execution, attempt);
  }

  @Override
  boolean stillWanted(State state) {
    return state.open().contains(execution) && state.execution(execution).attempt() == attempt;
  }

  @Override
  boolean isUnneeded(State state) {
    return state.goesBack(execution) || state.isLeft(instance.hosted().program(), execution);
  }

  @Override
  Message unneeded() {
    return Message.of(
        new Occurrence.Answered(
            execution, attempt, Status.NOT_ENTERED, List.of(), null, null, null));
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
