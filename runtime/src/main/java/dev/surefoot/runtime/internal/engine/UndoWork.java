package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Cause;
import dev.surefoot.Key;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.internal.core.Env;
import dev.surefoot.runtime.internal.core.Execution;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.internal.core.PartialRollback;
import dev.surefoot.runtime.internal.core.Program;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.internal.core.Trouble;
import dev.surefoot.runtime.spi.StepPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call of a step's undo. */
final class UndoWork extends Call {
  UndoWork(LiveInstance instance, int execution, int attempt) {
    super(instance, execution, attempt);
  }

  @Override
  boolean stillWanted(State state) {
    Execution of = state.execution(execution);
    return of.undo() == Execution.Undo.OPEN && of.undoAttempt() == attempt;
  }

  @Override
  boolean isUnneeded(State state) {
    return false;
  }

  @Override
  StepPolicy policy(String step) {
    return instance.hosted().code().undoPolicy(step);
  }

  @Override
  Message unneeded() {
    throw new IllegalStateException("an undo that was handed out is needed");
  }

  @Override
  Message call(Snapshot snapshot, Execution of, Instant began) {
    Program program = instance.hosted().program();
    boolean made = of.run() == Execution.Run.SUCCEEDED;
    Data data =
        new Data(
            program,
            instance.host().codec(),
            snapshot.values(),
            of.token().env(),
            program.outputs(of.transition()),
            made ? execution : Env.NOBODY,
            handle(snapshot, program.step(of.transition())),
            snapshot.values().given().get(new Values.For(execution, true)));
    View view = new View(() -> attempt(of, "/undo"), data, cause(program, snapshot.state()));
    try {
      instance.hosted().code().undo(program.step(of.transition()), view);
      return answered(null, began, null);
    } catch (Throwable thrown) { // whatever user code throws is that undo's failure
      StepPolicy policy = policy(program.step(of.transition()));
      return answered(Failure.of(thrown), began, again(policy, thrown));
    }
  }

  private Data.@Nullable Handle handle(Snapshot snapshot, String step) {
    Key<?> key = instance.hosted().code().handle(step);
    return key == null ? null : new Data.Handle(key.id(), snapshot.values().handle(execution));
  }

  private static Cause cause(Program program, State state) {
    PartialRollback rollback = state.rollback();
    Trouble trouble = state.trouble();
    if (rollback != null) {
      boolean failed = rollback.order().followsFailure();
      int step = failed ? state.execution(rollback.order().start()).transition() : 0;
      return new Cause(
          failed ? program.step(step) : "",
          rollback.why().isBlank() ? "a rollback was asked for" : rollback.why());
    }
    return cause(trouble);
  }

  private Message answered(
      @Nullable Failure failure, Instant began, Occurrence.@Nullable Again again) {
    return Message.of(new Occurrence.UndoAnswered(execution, attempt, failure, began, again));
  }
}
