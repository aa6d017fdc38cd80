package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.internal.core.Ints;
import dev.surefoot.runtime.internal.core.Occurrence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls of one instance that are being made, or were handed out and never will be. */
final class RunningCalls {
  /** Guarded by this, as all below; empty ones are shared, since most instances only wait. */
  private List<Call> calls = List.of();

  private List<Call> unused = List.of();

  synchronized void begun(Call call) {
    calls = calls.isEmpty() ? new ArrayList<>(2) : calls;
    calls.add(call);
  }

  synchronized void over(Call call) {
    calls.removeIf(one -> one == call);
    calls = calls.isEmpty() ? List.of() : calls;
  }

  synchronized void unused(Call call) {
    unused = unused.isEmpty() ? new ArrayList<>(2) : unused;
    unused.add(call);
  }

  /** Interrupts a call if it is being made. */
  synchronized void interrupt(Call equal) {
    calls.stream().filter(equal::equals).forEach(Call::interrupt);
  }

  /** What was handed out and never called, as the engine closes; null if there is nothing. */
  synchronized @Nullable Message givenBack() {
    Ints steps = Ints.EMPTY;
    Ints undos = Ints.EMPTY;
    for (Call call : unused) {
      if (call instanceof StepWork) {
        steps = steps.plus(call.execution);
      } else if (call instanceof UndoWork) {
        undos = undos.plus(call.execution);
      }
    }
    return steps.isEmpty() && undos.isEmpty()
        ? null
        : Message.of(new Occurrence.GivenBack(steps, undos));
  }
}
