package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Cause;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.internal.core.Env;
import dev.surefoot.runtime.internal.core.Execution;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.internal.core.Program;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.internal.core.Trouble;
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
            program.output(of.transition()),
            made ? execution : Env.NOBODY);
    View view = new View(attempt(of, "/undo"), data, cause(snapshot.state().trouble()));
    try {
      instance.hosted().code().undo(program.step(of.transition()), view);
      return answered(null, began);
    } catch (Throwable thrown) { // whatever user code throws is that undo's failure
      return answered(Failure.of(thrown), began);
    }
  }

  private static Cause cause(@Nullable Trouble trouble) {
    return trouble == null
        ? new Cause("", "")
        : new Cause(trouble.step(), trouble.failure().message());
  }

  private Message answered(@Nullable Failure failure, Instant began) {
    return Message.of(new Occurrence.UndoAnswered(execution, attempt, failure, began));
  }
}
