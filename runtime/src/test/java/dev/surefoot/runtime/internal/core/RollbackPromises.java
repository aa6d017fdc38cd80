package dev.surefoot.runtime.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.runtime.RollbackPlan.Undo;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What is promised of plans, in whatever state an instance is. */
final class RollbackPromises {
  /** Above that, not all sets of executions are looked at. */
  private static final int SMALL = 9;

  private final Program program;
  private final State state;
  private final SplittableRandom random;

  /** How many plans were compared with those of another mode. */
  int compared;

  RollbackPromises(Program program, State state, SplittableRandom random) {
    this.program = program;
    this.state = state;
    this.random = random;
  }

  void hold() {
    for (Rollback.Mode mode : Rollback.Mode.values()) {
      hold(Rollback.to("").by(mode));
      hold(any(mode));
    }
    for (int id = 1; id <= state.executions().size(); id++) {
      tokenEqualsCausal(id);
    }
  }

  private Rollback any(Rollback.Mode mode) {
    String start = null;
    if (mode != Rollback.Mode.CAUSAL && state.executions().size() > 0 && random.nextBoolean()) {
      start = name(1 + random.nextInt(state.executions().size()));
    }
    return new Rollback(
        mode, "", 0, start, random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
  }

  /** What is listed as a target is what would be accepted. */
  private void hold(Rollback like) {
    List<String> targets = Planning.targets(program, state, like);
    List<String> accepted = new ArrayList<>();
    for (int id = 1; id <= state.executions().size(); id++) {
      Execution target = state.execution(id);
      Rollback rollback =
          new Rollback(
              like.mode(),
              program.step(target.transition()),
              target.visit(),
              like.start(),
              like.resume(),
              like.passOver(),
              like.cancel());
      RollbackPlan plan = Planning.plan(program, state, rollback).plan();
      if (plan != null && isAccepted(plan)) {
        accepted.add(name(id));
        goesBack(like.mode(), id, plan);
      }
    }
    assertThat(targets).as("targets of %s", like).isEqualTo(accepted);
  }

  private String name(int id) {
    return program.name(state.execution(id));
  }

  /**
   * Where all that came from the target is in its region, the two are one, but for the undo of the
   * failed step at which going back along the token begins.
   */
  private void tokenEqualsCausal(int target) {
    if (!isAlone(target)) {
      return;
    }
    Rollback rollback = Rollback.to(name(target)).passingOver();
    RollbackPlan token = Planning.plan(program, state, rollback).plan();
    if (token == null) {
      return;
    }
    RollbackPlan causal = Planning.plan(program, state, rollback.causal()).plan();
    assertThat(causal).as("by CAUSAL, where TOKEN is possible").isNotNull();
    compared++;
    List<String> failed = token.superseded();
    assertThat(failed).isSubsetOf(Set.of(token.start()));
    assertThat(failed.isEmpty()).isEqualTo(!state.held().contains(id(token.start())));
    assertThat(token.target()).isEqualTo(causal.target());
    assertThat(token.undone()).isEqualTo(without(failed, causal.undone()));
    assertThat(token.passedOver()).isEqualTo(without(failed, causal.passedOver()));
    assertThat(token.undos())
        .isEqualTo(
            causal.undos().stream()
                .filter(undo -> !failed.contains(undo.execution()))
                .map(undo -> new Undo(undo.execution(), without(failed, undo.after())))
                .toList());
    assertThat(causal.superseded()).isEmpty();
    assertThat(token.settled()).isEqualTo(causal.settled());
    assertThat(token.stays()).isEqualTo(causal.stays());
    assertThat(token.before()).isEqualTo(causal.before());
    assertThat(token.after()).isEqualTo(causal.after());
  }

  private static List<String> without(List<String> some, List<String> all) {
    return all.stream().filter(one -> !some.contains(one)).toList();
  }

  /** Whether all that came from it is in its region, and in no branch. */
  private boolean isAlone(int target) {
    int region = region(target);
    return closed(target).stream().allMatch(id -> region(id) == region);
  }

  private int region(int id) {
    return program.transition(state.execution(id).transition()).region();
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
    if (decision.refusal() != null) {
      return false;
    }
    carriedOut(plan, decision);
    return true;
  }

  /** When nothing else happens and each undo is done, the target runs again. */
  private void carriedOut(RollbackPlan plan, Decision begun) {
    State now = begun.state();
    Deque<Command> commands = new ArrayDeque<>(begun.commands());
    while (!commands.isEmpty()) {
      Occurrence next = happens(commands.poll());
      if (next != null) {
        Decision decision = Core.decide(program, now, next, Guards.NONE, Instant.EPOCH);
        commands.addAll(decision.commands());
        now = decision.state();
      }
    }
    if (now.leaving() != null || now.ended() != null) {
      return; // a failure beside it was waiting for its end
    }
    assertThat(now.rollback()).as("rollback").isNull();
    Execution target = now.execution(id(plan.target()));
    assertThat(target.stands()).as("%s stands", plan.target()).isFalse();
    int visit = now.visits().get(target.transition());
    boolean again = now.marking().has(program.entry(target.transition()));
    if (now.stopped()) {
      assertThat(again).as("%s is to run again", plan.target()).isTrue();
    } else {
      assertThat(visit).as("visits").isEqualTo(state.visits().get(target.transition()) + 1);
    }
  }

  private static @Nullable Occurrence happens(Command command) {
    if (command instanceof Command.CallUndo undo) {
      return new Occurrence.UndoAnswered(
          undo.execution(), undo.attempt(), null, Instant.EPOCH, null);
    }
    return command instanceof Command.AwaitSettled await
        ? new Occurrence.SettleExpired(await.leaving(), await.rollback())
        : null;
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
