package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import java.util.ArrayList;
import java.util.List;

/** Tells a plan in the flow's own names. */
final class PlanTelling {
  private final Program program;
  private final State state;
  private final Plan plan;

  private PlanTelling(Program program, State state, Plan plan) {
    this.program = program;
    this.state = state;
    this.plan = plan;
  }

  static RollbackPlan of(Program program, State state, Rollback rollback, Plan plan) {
    PlanTelling telling = new PlanTelling(program, state, plan);
    Ints all = Ints.upTo(state.executions().size());
    Ints stays = all.where(id -> state.execution(id).stands() && !plan.scope().contains(id));
    Marking after = plan.left();
    for (Token.Part part : plan.puts()) {
      after = after.put(part.place(), part.token());
    }
    return new RollbackPlan(
        rollback,
        telling.name(plan.order().target()),
        plan.order().start() == 0 ? null : telling.name(plan.order().start()),
        telling.names(plan.runs()),
        telling.undos(),
        telling.latestFirst(plan.concerned().where(id -> !plan.spared().contains(id))),
        telling.latestFirst(plan.spared()),
        telling.latestFirst(plan.barred(program, state)),
        telling.names(stays),
        telling.places(plan.before()),
        telling.places(after));
  }

  private String name(int id) {
    return program.name(state.execution(id));
  }

  private List<String> names(Ints ids) {
    return ids.list().stream().map(this::name).toList();
  }

  private List<String> latestFirst(Ints ids) {
    List<String> names = new ArrayList<>(ids.size());
    for (int i = ids.size() - 1; i >= 0; i--) {
      names.add(name(ids.at(i)));
    }
    return names;
  }

  private List<String> places(Marking marking) {
    return marking.places().stream()
        .map(place -> program.net().places().get(place).name())
        .toList();
  }

  /** What is not called itself hands on what it has to come after. */
  private List<RollbackPlan.Undo> undos() {
    Ints scope = plan.scope();
    Ints called = Ints.of(plan.undos().stream().mapToInt(Integer::intValue));
    Ints[] after = new Ints[scope.size()];
    List<RollbackPlan.Undo> undos = new ArrayList<>(plan.undos().size());
    for (int i = scope.size() - 1; i >= 0; i--) {
      int id = scope.at(i);
      Ints before = after[i] == null ? Ints.EMPTY : after[i];
      after[i] = Ints.EMPTY;
      if (called.contains(id)) {
        undos.add(new RollbackPlan.Undo(name(id), latestFirst(before)));
        before = Ints.of(id);
      }
      Ints causes = state.execution(id).token().causes();
      for (int c = 0; c < causes.size(); c++) {
        int cause = scope.indexOf(causes.at(c));
        if (cause >= 0) {
          after[cause] = after[cause] == null ? before : after[cause].union(before);
        }
      }
    }
    return undos;
  }
}
