package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.internal.core.Execution;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.internal.core.Trouble;
import dev.surefoot.runtime.spi.Codec;
import dev.surefoot.runtime.spi.CodecException;
import dev.surefoot.runtime.spi.FlowCode;
import dev.surefoot.runtime.spi.StepPolicy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of what a step does: of its action, or a question for the end of what it submitted. */
abstract class ActionWork extends Call {
  ActionWork(LiveInstance instance, int execution, int attempt) {
    super(instance, execution, attempt);
  }

  @Override
  final StepPolicy policy(String step) {
    return instance.hosted().code().policy(step);
  }

  @Override
  final @Nullable Message call(Snapshot snapshot, Execution of, Instant began) {
    String step = instance.hosted().program().step(of.transition());
    Codec codec = instance.host().codec();
    Values values = snapshot.values();
    Data data = Data.of(instance.hosted().program(), codec, values, of.token().env());
    Data.Handle handle = handle(snapshot, step);
    Data known = handle == null ? data : data.with(handle);
    Data all =
        values.given().isEmpty()
            ? known
            : known.giving(values.given().get(new Values.For(of.token().repeats(), false)));
    State state = snapshot.state();
    Trouble failed = state.onFailPath() ? state.trouble() : null;
    View view = new View(() -> attempt(of, ""), all, cause(failed));
    try {
      return call(step, instance.hosted().code(), view, began);
    } catch (Throwable thrown) { // whatever user code throws is that step's failure
      if (thrown instanceof CodecException unreadable && view.threw(thrown)) {
        instance.unreadable(unreadable);
        return null;
      }
      return Message.of(
          new Occurrence.Answered(
              execution,
              attempt,
              view.threw(thrown) ? failedBefore() : Status.FAILED,
              List.of(),
              Failure.of(thrown),
              began,
              again(policy(step), thrown)));
    }
  }

  /** The handle that the call knows of, or null. */
  abstract Data.@Nullable Handle handle(Snapshot snapshot, String step);

  /** What it means if the step's code was not called. */
  abstract Status failedBefore();

  /** Calls the step's code, and gives what came of it. */
  abstract Message call(String step, FlowCode<?, ?> code, View view, Instant began)
      throws Exception;

  /** It has made this. */
  final Message ended(Returned returned, Instant began) {
    return returned.skipped()
        ? ended(Status.SKIPPED, Encoded.NOTHING, began)
        : ended(
            Status.SUCCEEDED,
            Encoded.of(instance.host().codec(), returned.keys(), returned.values()),
            began);
  }

  private Message ended(Status status, Encoded made, Instant began) {
    return new Message(
        new Occurrence.Answered(execution, attempt, status, made.data(), null, began, null),
        made.value(),
        null);
  }
}
