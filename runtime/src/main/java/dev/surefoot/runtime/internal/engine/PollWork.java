package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.spi.FlowCode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question for the end of what a step has submitted. It changes nothing, so it does not stand in
 * the journal until the end has come or it has thrown; one that is lost is asked again.
 */
final class PollWork extends ActionWork {
  PollWork(LiveInstance instance, int execution, int attempt) {
    super(instance, execution, attempt);
  }

  @Override
  boolean stillWanted(State state) {
    return state.polled().contains(execution) && state.execution(execution).attempt() == attempt;
  }

  @Override
  boolean isUnneeded(State state) {
    return false;
  }

  @Override
  Message unneeded() {
    throw new IllegalStateException("what is still wanted is needed");
  }

  @Override
  Data.@Nullable Handle handle(Snapshot snapshot, String step) {
    Key<?> key = instance.hosted().code().handle(step);
    return key == null ? null : new Data.Handle(key.id(), snapshot.values().handle(execution));
  }

  /** What it was submitted for has begun. */
  @Override
  Status failedBefore() {
    return Status.FAILED;
  }

  @Override
  Message call(String step, FlowCode<?, ?> code, View view, Instant began) throws Exception {
    Optional<?> made = code.poll(step, view);
    return made.isEmpty()
        ? Message.of(new Occurrence.Unfinished(execution, attempt))
        : ended(Returned.polled(step, code, made.get()), began);
  }
}
