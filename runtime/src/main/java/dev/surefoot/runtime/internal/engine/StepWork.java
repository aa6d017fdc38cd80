package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Cause;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.internal.core.Execution;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.spi.Codec;
import dev.surefoot.runtime.spi.FlowCode;
import dev.surefoot.runtime.spi.StepPolicy;
import java.time.Instant;
import java.util.List;

/** A call of a step's action. */
final class StepWork extends Call {
  private static final Cause NONE = new Cause("", "");

  StepWork(LiveInstance instance, int execution, int attempt) {
    super(instance, execution, attempt);
  }

  @Override
  boolean stillWanted(State state) {
    return state.open().contains(execution) && state.execution(execution).attempt() == attempt;
  }

  @Override
  boolean isUnneeded(State state) {
    return state.goesBack(execution);
  }

  @Override
  StepPolicy policy(String step) {
    return instance.hosted().code().policy(step);
  }

  @Override
  Message unneeded() {
    return Message.of(
        new Occurrence.Answered(
            execution, attempt, Status.NOT_ENTERED, List.of(), null, null, null));
  }

  @Override
  Message call(Snapshot snapshot, Execution of, Instant began) {
    FlowCode<?, ?> code = instance.hosted().code();
    String step = instance.hosted().program().step(of.transition());
    Codec codec = instance.host().codec();
    Data data = Data.of(instance.hosted().program(), codec, snapshot.values(), of.token().env());
    View view = new View(attempt(of, ""), data, NONE);
    try {
      Returned returned = Returned.of(step, code, code.run(step, view));
      return returned.skipped()
          ? ended(Status.SKIPPED, Encoded.NOTHING, began)
          : ended(Status.SUCCEEDED, Encoded.of(codec, returned.keys(), returned.values()), began);
    } catch (Throwable thrown) { // whatever user code throws is that step's failure
      Status status = view.threw(thrown) ? Status.NOT_ENTERED : Status.FAILED;
      return Message.of(
          new Occurrence.Answered(
              execution,
              attempt,
              status,
              List.of(),
              Failure.of(thrown),
              began,
              again(policy(step), thrown)));
    }
  }

  private Message ended(Status status, Encoded made, Instant began) {
    return new Message(
        new Occurrence.Answered(execution, attempt, status, made.data(), null, began, null),
        made.value(),
        null);
  }
}
