package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.internal.core.Ints;
import dev.surefoot.runtime.internal.core.Occurrence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one instance that are being made, or were handed out and never will be: few, and of
 * an instance that waits none, so that it needs no room for them. Safe for use by many threads.
 */
final class RunningCalls {
  /** Guarded by this, as below. */
  private List<Call> running = List.of();

  private List<Call> unused = List.of();

  synchronized void begun(Call call) {
    running = with(running, call);
  }

  synchronized void over(Call call) {
    if (!running.isEmpty()) {
      running.remove(call);
    }
    running = running.isEmpty() ? List.of() : running;
  }

  synchronized void unused(Call call) {
    unused = with(unused, call);
  }

  private static List<Call> with(List<Call> calls, Call call) {
    List<Call> more = calls.isEmpty() ? new ArrayList<>(2) : calls;
    more.add(call);
    return more;
  }

  /** Interrupts a call if it is being made. */
  void interrupt(Call equal) {
    Call call = find(equal);
    if (call != null) {
      call.interrupt();
    }
  }

  private synchronized @Nullable Call find(Call equal) {
    int at = running.indexOf(equal);
    return at < 0 ? null : running.get(at);
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
