package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.PlanAdopted.Mode;
import dev.surefoot.runtime.event.RollbackOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rollback to a chosen step does, as a function of the instance.
 *
 * @param scope the executions that came from the target, itself included
 * @param concerned those of them that are not undone yet
 * @param spared those of them that become superseded, and not undone
 * @param undos the executions whose undo is called, latest first
 * @param runs executions of it that have not ended
 * @param before the marking in which it begins
 * @param left the marking without what came from the target
 * @param puts what is there again at its end
 */
record Plan(
    RollbackOrder order,
    Ints scope,
    Ints concerned,
    Ints spared,
    List<Integer> undos,
    Ints runs,
    Marking before,
    Marking left,
    List<Token.Part> puts) {
  static Plan of(Program program, State state, RollbackOrder order) {
    Descent descent = new Descent(program, state, order.target());
    PartialRollback failed = state.rollback();
    Marking before = failed == null ? state.marking() : failed.putBack(state.marking());
    Ints scope = descent.all();
    Ints concerned = scope.where(id -> !state.execution(id).isUndone());
    Ints spared = spared(state, order, concerned);
    List<Integer> undos = undos(program, state, concerned, spared);
    Ints superseded = order.mode() == Mode.ANY ? descent.last() : spared;
    int target = program.entry(state.execution(order.target()).transition());
    Marking now = failed == null ? before : failed.without(order.target(), target, before);
    List<Token.Part> puts = new ArrayList<>();
    for (Token.Part part : descent.again(now)) {
      puts.add(part.place() == target ? part.again(order.target(), superseded) : part);
    }
    return new Plan(
        order,
        scope,
        concerned,
        spared,
        undos,
        concerned.where(id -> state.isUnderWay(id)),
        before,
        descent.without(now),
        puts);
  }

  /** What it goes back over although it cannot be undone. */
  Ints barred(Program program, State state) {
    return order.mode() == Mode.ANY
        ? Ints.EMPTY
        : concerned.where(
            id -> !spared.contains(id) && program.isIrreversible(state.execution(id)));
  }

  /** A jump undoes nothing; back along a token the failed step is only where it begins. */
  private static Ints spared(State state, RollbackOrder order, Ints concerned) {
    return switch (order.mode()) {
      case ANY -> concerned;
      case TOKEN -> concerned.where(id -> state.held().contains(id));
      case CAUSAL, WHOLE -> Ints.EMPTY;
    };
  }

  /** Latest first. */
  static List<Integer> undos(Program program, State state, Ints among, Ints spared) {
    List<Integer> undos = new ArrayList<>();
    for (int i = among.size() - 1; i >= 0; i--) {
      int id = among.at(i);
      if (!spared.contains(id) && program.undoIsDue(state.execution(id))) {
        undos.add(id);
      }
    }
    return undos;
  }
}
