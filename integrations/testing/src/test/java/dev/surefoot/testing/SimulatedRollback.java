package dev.surefoot.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail;
import dev.surefoot.runtime.InstanceDetail.Execution;
import dev.surefoot.runtime.InstanceDetail.Status;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.Rollback;
import java.util.List;

/** Sends an instance back, at once or when a step has ended. */
final class SimulatedRollback {
  private static final Rollback.Mode[] MODES = Rollback.Mode.values();

  private SimulatedRollback() {}

  /**
   * To a step that is listed, if there is any; to another one it is refused.
   *
   * @param away whether the store does not answer, so that what has happened already is not durable
   *     when the plan is made, and is when it is executed
   */
  static boolean back(
      Instance<Void> instance, int which, List<Execution> executions, boolean away) {
    Rollback like = like(which);
    List<String> targets = instance.allowedTargets(like);
    if (!executions.isEmpty()) {
      String any = name(executions.get(which % executions.size()));
      if (!targets.contains(any)) {
        assertThatThrownBy(() -> instance.plan(to(any, like)))
            .as("to %s, which is not listed", any)
            .isInstanceOf(RequestRefusedException.class);
      }
    }
    if (!targets.isEmpty()) {
      to(instance, to(targets.get(which % targets.size()), like), away);
    }
    return !targets.isEmpty();
  }

  /** Where it is known to be possible. */
  static void to(Instance<Void> instance, Rollback rollback) {
    to(instance, rollback, false);
  }

  private static void to(Instance<Void> instance, Rollback rollback, boolean away) {
    InstanceDetail seen = instance.detail();
    try {
      instance.execute(instance.plan(rollback), "ann", "");
    } catch (RequestRefusedException e) {
      if (!away && seen.equals(instance.detail())) { // else something became durable meanwhile
        throw new AssertionError(rollback + " is listed, and was refused", e);
      }
    }
  }

  /** For the end of a step that runs, to the first from which that is possible. */
  static void reserve(Instance<Void> instance, int which, List<Execution> executions) {
    for (Execution start : executions) {
      if (start.status() == Status.RUNNING || start.status() == Status.WAITING) {
        for (Execution target : executions) {
          if (isReserved(instance, to(name(target), like(which)).from(name(start)))) {
            return;
          }
        }
      }
    }
  }

  private static boolean isReserved(Instance<Void> instance, Rollback rollback) {
    try {
      instance.reserve(rollback, "ann", "");
      return true;
    } catch (RequestRefusedException e) {
      return false;
    }
  }

  private static Rollback like(int which) {
    Rollback like = Rollback.to("").by(MODES[which % MODES.length]);
    like = which % 4 == 3 ? like.thenWait() : like;
    return which % 5 == 4 ? like.cancelling() : like;
  }

  private static Rollback to(String target, Rollback like) {
    Rollback to = Rollback.to(target).by(like.mode());
    to = like.resume() ? to : to.thenWait();
    return like.cancel() ? to.cancelling() : to;
  }

  private static String name(Execution execution) {
    return execution.step() + "#" + execution.visit();
  }
}
