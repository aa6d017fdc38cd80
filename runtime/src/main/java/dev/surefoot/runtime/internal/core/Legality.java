package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Transition;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.event.PlanAdopted.Mode;
import dev.surefoot.runtime.event.RollbackOrder;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says whether an instance can go back to a step as it is asked to, and else why not. */
final class Legality {
  /** A plan, or why there is none. */
  record Verdict(@Nullable Plan plan, @Nullable Refusal refusal) {
    String why() {
      return refusal == null ? "" : refusal.text();
    }

    Plan get() {
      return Objects.requireNonNull(plan, "it was refused");
    }
  }

  private final Program program;
  private final State state;
  private final Regions regions;

  Legality(Program program, State state) {
    this.program = program;
    this.state = state;
    this.regions = new Regions(program, state);
  }

  /** Of what is asked for from outside. */
  Verdict check(Rollback wish) {
    return verdict(() -> plan(order(wish)));
  }

  /** Of what was found legal before. */
  Verdict check(RollbackOrder order) {
    return verdict(
        () -> {
          refuseState(order.mode());
          refuseTarget(order.target());
          return plan(order);
        });
  }

  private interface Check {
    Plan plan();
  }

  private static Verdict verdict(Check check) {
    try {
      return new Verdict(check.plan(), null);
    } catch (Refused e) {
      return new Verdict(null, e.why());
    }
  }

  private RollbackOrder order(Rollback wish) {
    Mode mode = Mode.valueOf(wish.mode().name());
    refuseState(mode);
    return withStart(wish, mode, target(wish, mode));
  }

  private RollbackOrder withStart(Rollback wish, Mode mode, int target) {
    String from = wish.start();
    if (from != null && mode == Mode.CAUSAL) {
      throw new Refused(ErrorCode.PARAMETER_INVALID, "a CAUSAL rollback has no start");
    }
    int start = from == null ? 0 : start(from);
    return new RollbackOrder(
        mode, target, start, wish.resume(), wish.passOver(), wish.cancel() && mode == Mode.ANY);
  }

  private void refuseState(Mode mode) {
    InstanceState shown = state.shown();
    if (state.leaving() != null || state.ended() != null) {
      throw new Refused(
          ErrorCode.ILLEGAL_STATE, "it is " + shown + " and does not go forward any more");
    }
    if (state.rollback() != null && shown != InstanceState.ROLLBACK_FAILED) {
      String to = name(state.rollback().order().target());
      throw new Refused(ErrorCode.ILLEGAL_STATE, "it is going back to " + to + " already");
    }
    if (!state.started() || (state.stopped() && mode != Mode.CAUSAL)) {
      String which = state.started() ? ", only by CAUSAL" : "";
      throw new Refused(
          ErrorCode.ILLEGAL_STATE, "it is " + shown + ", nothing goes back then" + which);
    }
  }

  private int target(Rollback wish, Mode mode) {
    int transition = program.stepOf(wish.target());
    if (transition < 0) {
      boolean other = program.isNoTask(wish.target());
      throw new Refused(
          other ? ErrorCode.TARGET_NOT_A_TASK : ErrorCode.TARGET_UNKNOWN,
          other
              ? "'" + wish.target() + "' is no task, and only a task can run again"
              : "flow '" + program.net().flow() + "' has no step '" + wish.target() + "'");
    }
    Ints visits =
        Ints.of(
            IntStream.rangeClosed(1, state.executions().size())
                .filter(id -> state.execution(id).transition() == transition));
    if (wish.visit() > 0) {
      Ints one = visits.where(id -> state.execution(id).visit() == wish.visit());
      if (one.isEmpty()) {
        String text = "step '" + wish.target() + "' has no visit " + wish.visit();
        throw new Refused(ErrorCode.TARGET_UNKNOWN, text);
      }
      refuseTarget(one.at(0));
      return one.at(0);
    }
    Ints finished = visits.where(id -> isFinished(state.execution(id)));
    if (finished.isEmpty()) {
      if (!visits.isEmpty()) {
        refuseTarget(visits.at(visits.size() - 1));
      }
      String text = "step '" + wish.target() + "' has not run";
      throw new Refused(ErrorCode.TARGET_NOT_FINISHED, text);
    }
    return mode == Mode.TOKEN ? first(finished) : finished.at(finished.size() - 1);
  }

  /** The first visit since the token came into the region; the later ones came from it. */
  private int first(Ints visits) {
    int low = 0;
    int high = visits.size() - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (regions.holds(new Descent(program, state, visits.at(middle)), visits.at(middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return visits.at(low);
  }

  /** Whether it could be a target, as far as it alone is looked at. */
  static boolean isFinished(Execution execution) {
    return execution.stands() && execution.hasFinished();
  }

  private void refuseTarget(int id) {
    Execution execution = state.execution(id);
    if (!execution.stands()) {
      String how = execution.isUndone() ? "undone" : "superseded";
      throw new Refused(ErrorCode.TARGET_NOT_FINISHED, name(id) + " was " + how + " before");
    }
    if (!execution.hasFinished()) {
      throw new Refused(
          ErrorCode.TARGET_NOT_FINISHED, name(id) + " has not finished: it is " + execution.run());
    }
  }

  private int start(String from) {
    int hash = from.indexOf('#');
    String step = hash < 0 ? from : from.substring(0, hash);
    int transition = program.executed(step);
    for (int id = state.executions().size(); id >= 1; id--) {
      Execution execution = state.execution(id);
      boolean same = execution.transition() == transition && execution.stands();
      if (same && (hash < 0 || from.substring(hash + 1).equals("" + execution.visit()))) {
        return id;
      }
    }
    String text = "the start '" + from + "' has not run, or was gone back over";
    throw new Refused(ErrorCode.START_NOT_CURRENT, text);
  }

  private void refuseLeftBehind(int target) {
    Trouble trouble = state.trouble();
    if (state.isLeftBehind(target) && trouble != null) {
      throw new Refused(
          ErrorCode.FAIL_PATH_BEGUN,
          "what the flow does on a failure has begun, since '"
              + trouble.step()
              + "' has failed for good, and nothing goes back from there to "
              + name(target)
              + ", which ran before");
    }
  }

  private Plan plan(RollbackOrder asked) {
    refuseLeftBehind(asked.target());
    Descent descent = new Descent(program, state, asked.target());
    RollbackOrder order = asked.mode() == Mode.CAUSAL ? asked : regions.begin(asked, descent);
    refuseLeft(descent, order);
    Plan plan = Plan.of(program, state, order);
    refuseRunning(plan);
    refuseIrreversible(plan);
    PartialRollback failed = state.rollback();
    if (failed != null && !failed.scope().where(id -> !descent.contains(id)).isEmpty()) {
      throw new Refused(
          ErrorCode.TARGET_TOO_NEAR,
          "its rollback to "
              + name(failed.order().target())
              + " has failed; it can go back as far, and farther, but not to "
              + name(order.target()));
    }
    return plan;
  }

  private void refuseLeft(Descent descent, RollbackOrder order) {
    PartialRollback failed = state.rollback();
    Marking now = failed == null ? state.marking() : failed.putBack(state.marking());
    Transition exit = descent.leftSplit(now);
    if (exit != null) {
      throw new Refused(
          ErrorCode.SPLIT_LEFT,
          told(exit)
              + " came from "
              + name(order.target())
              + ", and what it has cancelled in "
              + regions.parallels(exit.cancels())
              + " does not come back; go back to before that");
    }
    Execution target = state.execution(order.target());
    for (Exit leaves : Leave.of(program, descent.without(now)).exits()) {
      if (leaves.leaves(program, target.transition())) {
        Transition leaving = leaves.transition();
        throw new Refused(
            ErrorCode.SPLIT_LEFT,
            told(leaving)
                + " is leaving "
                + regions.parallels(leaving.cancels())
                + ", so "
                + name(order.target())
                + " would not run again");
      }
    }
  }

  private static String told(Transition exit) {
    return "the cancelling exit in branch '"
        + exit.name().substring(0, exit.name().lastIndexOf('.'))
        + "'";
  }

  private void refuseRunning(Plan plan) {
    RollbackOrder order = plan.order();
    if (!plan.runs().isEmpty() && order.mode() != Mode.CAUSAL && !order.cancel()) {
      throw new Refused(
          order.mode() == Mode.ANY ? ErrorCode.WORK_RUNNING : ErrorCode.START_RUNNING,
          names(plan.runs()) + " would be left, and has not ended; wait for it, or cancel it");
    }
  }

  private void refuseIrreversible(Plan plan) {
    Ints barred = plan.barred(program, state);
    if (!barred.isEmpty() && !plan.order().passOver()) {
      throw new Refused(
          ErrorCode.STEP_IRREVERSIBLE,
          names(barred) + " on the way cannot be undone; ask to pass over it");
    }
  }

  private String names(Ints ids) {
    return String.join(", ", ids.list().stream().map(this::name).toList());
  }

  private String name(int id) {
    return program.name(state.execution(id));
  }

  /**
   * The executions to which a rollback may go, in the order in which they began.
   *
   * @param like its target is not looked at
   */
  List<Integer> targets(Rollback like) {
    try {
      Mode mode = Mode.valueOf(like.mode().name());
      refuseState(mode);
      RollbackOrder order = withStart(like, mode, 0);
      boolean runs = order.start() != 0 && state.isUnderWay(order.start());
      return runs ? List.of() : new Targets(program, state, regions, order).list();
    } catch (Refused e) {
      return List.of();
    }
  }
}
