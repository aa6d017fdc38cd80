package dev.surefoot.runtime.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is promised of plans, in whatever state an instance is. */
final class RollbackPromises {
  /** Above that, not all sets of executions are looked at. */
  private static final int SMALL = 9;

  private final Program program;
  private final State state;

  RollbackPromises(Program program, State state) {
    this.program = program;
    this.state = state;
  }

  void hold() {
    for (Rollback.Mode mode : Rollback.Mode.values()) {
      Rollback like = Rollback.to("").by(mode);
      List<String> targets = Planning.targets(program, state, like);
      List<String> accepted = new ArrayList<>();
      for (int id = 1; id <= state.executions().size(); id++) {
        String name = program.name(state.execution(id));
        Rollback rollback = Rollback.to(name).by(mode);
        Planning.Answer answer = Planning.plan(program, state, rollback);
        if (answer.plan() != null && isAccepted(answer.plan())) {
          accepted.add(name);
          goesBack(mode, id, answer.plan());
        }
      }
      assertThat(targets).as("targets by %s", mode).isEqualTo(accepted);
    }
  }

  private boolean isAccepted(RollbackPlan plan) {
    RollbackPlan read = RollbackPlan.fromJson(plan.toJson());
    assertThat(read).isEqualTo(plan);
    Decision decision =
        Core.decide(
            program,
            state,
            new Occurrence.RollbackAsked(Request.ROLL_BACK, "", "", read, null, List.of()),
            Guards.NONE,
            Instant.EPOCH);
    return decision.refusal() == null;
  }

  private void goesBack(Rollback.Mode mode, int target, RollbackPlan plan) {
    Set<String> least = names(least(target));
    Set<String> concerned = new HashSet<>(plan.undone());
    concerned.addAll(plan.superseded());
    assertThat(concerned).as("what %s concerns", plan).isEqualTo(least);
    if (mode == Rollback.Mode.ANY) {
      assertThat(plan.undos()).isEmpty();
      assertThat(plan.undone()).isEmpty();
    } else {
      undos(plan);
    }
    for (int id = 1; id <= state.executions().size(); id++) {
      String name = program.name(state.execution(id));
      boolean stays = state.execution(id).stands() && !least.contains(name);
      assertThat(plan.stays().contains(name)).as("%s stays", name).isEqualTo(stays);
    }
  }

  /** Each comes after all that came from its execution and is undone, and after nothing else. */
  private void undos(RollbackPlan plan) {
    List<String> order = plan.undos().stream().map(RollbackPlan.Undo::execution).toList();
    assertThat(order).doesNotHaveDuplicates().isSubsetOf(plan.undone());
    for (int i = 0; i < order.size(); i++) {
      Set<String> before = new HashSet<>();
      for (String after : plan.undos().get(i).after()) {
        before.add(after);
      }
      assertThat(order.subList(0, i)).containsAll(before);
      Set<String> from = names(closed(id(order.get(i))));
      from.remove(order.get(i));
      assertThat(from).as("what %s comes after", order.get(i)).containsAll(before);
      from.retainAll(order);
      assertThat(order.subList(0, i)).containsAll(from);
    }
  }

  private int id(String name) {
    for (int id = 1; id <= state.executions().size(); id++) {
      if (program.name(state.execution(id)).equals(name)) {
        return id;
      }
    }
    throw new AssertionError(name + " is no execution");
  }

  private Set<String> names(Set<Integer> ids) {
    Set<String> names = new HashSet<>();
    for (int id : ids) {
      if (!state.execution(id).isUndone()) {
        names.add(program.name(state.execution(id)));
      }
    }
    return names;
  }

  /** The least closed set with the target: of all sets, if there are few. */
  private Set<Integer> least(int target) {
    int size = state.executions().size();
    Set<Integer> least = closed(target);
    if (size <= SMALL) {
      for (int bits = 0; bits < 1 << size; bits++) {
        if ((bits & 1 << target - 1) != 0
            && Integer.bitCount(bits) < least.size()
            && isClosed(bits)) {
          throw new AssertionError(least + " is not the least set that is closed");
        }
      }
    }
    return least;
  }

  private boolean isClosed(int bits) {
    for (int id = 1; id <= state.executions().size(); id++) {
      for (int cause : state.execution(id).token().causes().list()) {
        if ((bits & 1 << cause - 1) != 0 && (bits & 1 << id - 1) == 0) {
          return false;
        }
      }
    }
    return true;
  }

  private Set<Integer> closed(int target) {
    Set<Integer> closed = new HashSet<>(Set.of(target));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (int id = 1; id <= state.executions().size(); id++) {
        Set<Integer> causes = new HashSet<>(state.execution(id).token().causes().list());
        causes.retainAll(closed);
        grows |= !causes.isEmpty() && closed.add(id);
      }
    }
    return closed;
  }
}
