package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.internal.core.Ints;
import dev.surefoot.runtime.internal.core.Occurrence;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The calls of one instance that are being made, or were handed out and never will be. */
final class RunningCalls {
  private final Map<Call, Call> calls = new ConcurrentHashMap<>(2);
  private final Map<Call, Call> unused = new ConcurrentHashMap<>(2);

  void begun(Call call) {
    calls.put(call, call);
  }

  void over(Call call) {
    calls.remove(call);
  }

  void unused(Call call) {
    unused.put(call, call);
  }

  /** Interrupts a call if it is being made. */
  void interrupt(Call equal) {
    Call call = calls.get(equal);
    if (call != null) {
      call.interrupt();
    }
  }

  /** What was handed out and never called, as the engine closes; null if there is nothing. */
  @Nullable Message givenBack() {
    Ints steps = Ints.EMPTY;
    Ints undos = Ints.EMPTY;
    for (Call call : unused.keySet()) {
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
