package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.internal.core.Ints;
import dev.surefoot.runtime.internal.core.Occurrence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one instance that are being made, or were handed out and never will be: few, each
 * with the next one, so that no room is needed for them. Safe for use by many threads.
 */
final class RunningCalls {
  /** Guarded by this, as below. */
  private @Nullable Call running;

  private List<Call> unused = List.of();

  synchronized void begun(Call call) {
    call.next = running;
    running = call;
  }

  synchronized void over(Call call) {
    Call before = null;
    for (Call each = running; each != null; each = each.next) {
      if (each.equals(call)) {
        if (before == null) {
          running = each.next;
        } else {
          before.next = each.next;
        }
        each.next = null;
        return;
      }
      before = each;
    }
  }

  synchronized void unused(Call call) {
    List<Call> more = new ArrayList<>(unused);
    more.add(call);
    unused = more;
  }

  /** Interrupts a call if it is being made. */
  void interrupt(Call equal) {
    Call call = find(equal);
    if (call != null) {
      call.interrupt();
    }
  }

  private synchronized @Nullable Call find(Call equal) {
    Call each = running;
    while (each != null && !each.equals(equal)) {
      each = each.next;
    }
    return each;
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
