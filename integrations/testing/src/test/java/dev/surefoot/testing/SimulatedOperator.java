package dev.surefoot.testing;

import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail;
import dev.surefoot.runtime.InstanceDetail.Execution;
import dev.surefoot.runtime.InstanceDetail.Status;
import dev.surefoot.runtime.InstanceDetail.UndoStatus;
import java.util.List;
import java.util.Optional;

/** Asks for this and that; and, in the end, for what brings an instance to its end. */
final class SimulatedOperator {
  /** Answers an await by the key by which it is found. */
  interface ByKey {
    void answer(String await, String key);
  }

  private SimulatedOperator() {}

  static void ask(
      Instance<Void> instance,
      List<String> awaits,
      ByKey byKey,
      boolean storeIsAway,
      int request,
      int step) {
    List<Execution> executions = instance.detail().executions();
    String name = executions.isEmpty() ? "none" : executions.get(step % executions.size()).step();
    switch (request) {
      case 0, 1 -> instance.start("ann", "");
      case 2 -> instance.stop("ann", "");
      case 3 -> instance.cancel("ann", "");
      case 4 -> instance.cancelWithUndo("ann", "");
      case 5 -> instance.retry("ann", "");
      case 6 -> instance.retry(name, "ann", "");
      case 7 -> instance.skip(name, null, "ann", "");
      case 8 -> instance.forceFail(name, "ann", "");
      case 9 -> instance.pickBranch(name, "left", "ann", "");
      case 10 -> instance.retryUndos("ann", "");
      case 11 -> instance.settleUndo(name, "ann", "");
      case 12, 13, 14, 15, 16 -> SimulatedRollback.back(instance, step, executions, storeIsAway);
      case 17, 18 -> SimulatedRollback.reserve(instance, step, executions);
      case 19 -> instance.cancelReservation("ann", "");
      default -> {
        if (!awaits.isEmpty()) {
          answer(instance, awaits.get(step % awaits.size()), byKey);
        }
      }
    }
  }

  private static void answer(Instance<Void> instance, String await, ByKey byKey) {
    Optional<String> key =
        instance.detail().executions().stream()
            .filter(one -> one.step().equals(await) && one.status() == Status.AWAITING)
            .findFirst()
            .map(Execution::correlation);
    if (key.isPresent()) {
      byKey.answer(await, key.get());
    } else {
      instance.complete(await, 1, "ann");
    }
  }

  /** Of an instance that goes on only if somebody decides. */
  static void decide(Instance<Void> instance, List<String> awaits, int decisions) {
    InstanceDetail detail = instance.detail();
    switch (detail.state()) {
      case CREATED, SUSPENDED -> instance.start("ann", "");
      case HELD -> {
        if (decisions < 3
            && SimulatedRollback.back(
                instance, any(detail) + decisions, detail.executions(), false)) {
          return;
        }
        held(detail).forEach(one -> instance.forceFail(one.step(), "ann", ""));
        if (held(detail).isEmpty()) {
          RandomCase.answer(instance, awaits); // one is held that has no key
        }
      }
      case ROLLBACK_FAILED -> {
        if (decisions < 3) {
          instance.retryUndos("ann", "");
        } else {
          failed(detail).forEach(one -> instance.settleUndo(one.step(), "ann", ""));
        }
      }
      default -> {
        if (!RandomCase.answer(instance, awaits)) {
          throw new AssertionError(
              "nothing is to be done any more, but this goes on:\n" + Story.of(instance));
        }
      }
    }
  }

  /** Another number for another story. */
  private static int any(InstanceDetail detail) {
    return detail.executions().size();
  }

  private static List<Execution> held(InstanceDetail detail) {
    return detail.executions().stream()
        .filter(one -> one.status() == Status.HELD)
        .limit(1)
        .toList();
  }

  private static List<Execution> failed(InstanceDetail detail) {
    return detail.executions().stream().filter(one -> one.undo() == UndoStatus.FAILED).toList();
  }
}
