package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.event.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an execution ended, or that it is held, without what follows from it.
 *
 * @param keys of all that it made
 * @param failure what was thrown, or null
 * @param policy what follows from a failure, or null if nothing does
 */
record Ending(
    int execution,
    Status status,
    List<String> keys,
    @Nullable Failure failure,
    @Nullable Policy policy) {
  /** Takes it down; gives whether the net goes on from it. */
  boolean apply(Program program, Draft draft) {
    boolean entered = status == Status.FAILED;
    if (failure != null && policy == Policy.HOLD) {
      draft.hold(execution, entered);
      return false;
    }
    if (failure != null && policy == Policy.BACK_TO) {
      draft.goesBack(execution, entered, trouble(program, draft, failure));
      return false;
    }
    Execution.Run run = run();
    if (draft.goesBack(execution)) {
      draft.settle(execution, run);
      if (draft.comesToFailPath() && didItsWork()) {
        draft.produce(execution, made(program, draft));
      }
      return false;
    }
    if (failure != null && policy != null && Leaving.follows(policy)) {
      draft.failed(execution, run, policy, trouble(program, draft, failure));
      return false;
    }
    draft.settle(execution, run);
    if (policy == Policy.IGNORE || didItsWork()) {
      draft.produce(execution, made(program, draft));
    } else {
      draft.loose(execution);
    }
    return true;
  }

  private Trouble trouble(Program program, Draft draft, Failure why) {
    return new Trouble(program.step(draft.execution(execution).transition()), why);
  }

  private Execution.Run run() {
    return switch (status) {
      case SUCCEEDED -> Execution.Run.SUCCEEDED;
      case SKIPPED -> Execution.Run.SKIPPED;
      case FAILED -> Execution.Run.FAILED;
      case NOT_ENTERED -> Execution.Run.NOT_ENTERED;
      case CUT_OFF -> Execution.Run.CUT_OFF;
    };
  }

  /** Without an output there is a maker and no value, so that no earlier value is seen. */
  private Ints made(Program program, Draft draft) {
    return keys.isEmpty()
        ? program.outputs(draft.execution(execution).transition())
        : Ints.of(keys.stream().mapToInt(program::datumMade));
  }

  private boolean didItsWork() {
    return status == Status.SUCCEEDED || status == Status.SKIPPED;
  }
}
