package dev.surefoot.runtime.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FlowDefinition;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.fixture.Flows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Plans for instances that have done much. */
class PlanningTest {
  private static final Failure FAILURE = new Failure("t", "m", "");

  /** All undos are called; what fails is held. */
  private record Rules() implements StepRules {
    @Override
    public boolean callsUndo(String step, boolean succeeded) {
      return true;
    }

    @Override
    public Tries tries(String step) {
      return new Tries(1, Tries.ONCE.backoff(), Tries.ONCE.maxBackoff(), Policy.HOLD);
    }
  }

  private static Program program(FlowDefinition<String> flow) {
    return new Program(
        NetCompiler.compile(FlowDefinition.modelOf(flow)), "in", Map.of(), null, new Rules());
  }

  /** Until a step fails, or nothing is left to do. */
  private static State run(Program program, Guards guards, BiPredicate<String, Integer> fails) {
    Occurrence next = new Occurrence.Start("f", "1", "f", true);
    State state = null;
    while (next != null) {
      state = Core.decide(program, state, next, guards, Instant.EPOCH).state();
      next = null;
      if (!state.open().isEmpty()) {
        Execution one = state.execution(state.open().at(0));
        next = answered(one, fails.test(program.step(one.transition()), one.visit()));
      }
    }
    return state;
  }

  private static Occurrence answered(Execution one, boolean fails) {
    return new Occurrence.Answered(
        one.id(),
        one.attempt(),
        fails ? Status.FAILED : Status.SUCCEEDED,
        List.of(),
        fails ? FAILURE : null,
        Instant.EPOCH,
        null);
  }

  /** After these steps have been answered, one after the other. */
  private static State after(Program program, String... steps) {
    Occurrence start = new Occurrence.Start("f", "1", "f", true);
    Guards yes = (outcome, env) -> true;
    State state = Core.decide(program, null, start, yes, Instant.EPOCH).state();
    for (String step : steps) {
      for (int id : state.open().list()) {
        Execution one = state.execution(id);
        if (program.step(one.transition()).equals(step)) {
          Occurrence next = answered(one, false);
          state = Core.decide(program, state, next, yes, Instant.EPOCH).state();
        }
      }
    }
    return state;
  }

  /** A loop of two steps, 5,000 times. */
  private static State longLoop(Program program) {
    int[] asked = {0};
    return run(program, (outcome, env) -> ++asked[0] < 5_000, (step, visit) -> step.equals("b"));
  }

  @Test
  void ten_thousand_executions_are_planned_in_one_pass() {
    Program program = program(new Flows.Loop());
    State state = longLoop(program);
    assertThat(state.executions().size()).isEqualTo(10_000);
    RollbackPlan plan = Planning.plan(program, state, Rollback.to("a")).plan();
    assertThat(plan.undos()).hasSize(9_999);
    assertThat(plan.undos().get(0).after()).isEmpty();
    assertThat(plan.undos().get(1)).isEqualTo(new RollbackPlan.Undo("x#4999", List.of("a#5000")));
    RollbackPlan last = Planning.plan(program, state, Rollback.to("a").causal()).plan();
    assertThat(last.undone()).containsExactly("b#1", "a#5000");
    assertThat(last.stays()).hasSize(9_998);
    System.out.printf(
        "a plan over 10,000 executions: %.1f ms%n",
        millis(10, () -> Planning.plan(program, state, Rollback.to("a"))));
  }

  @Test
  void a_plan_over_sixteen_parallels_in_a_row_grows_with_their_number_and_not_with_its_power() {
    Program program = program(new Flows.Row());
    State state = run(program, Guards.NONE, (step, visit) -> step.equals("l15"));
    RollbackPlan plan = Planning.plan(program, state, Rollback.to("l0").causal()).plan();
    assertThat(plan.undos()).hasSize(31);
    assertThat(plan.stays()).containsExactly("r0#1");
    assertThat(plan.undos().stream().mapToInt(undo -> undo.after().size()).sum()).isLessThan(80);
    System.out.printf(
        "a plan over 16 parallels in a row: %.2f ms%n",
        millis(10, () -> Planning.plan(program, state, Rollback.to("l0").causal())));
  }

  @Test
  void nothing_goes_back_inside_of_a_parallel_that_a_cancelling_exit_is_leaving() {
    Program program = program(new Flows.First());
    State state = after(program, "a", "c1", "b1", "b2");
    assertThat(state.isLeft(program, state.open().at(0))).isTrue();
    Planning.Answer answer = Planning.plan(program, state, Rollback.to("c1").causal());
    assertThat(answer.refusal())
        .isEqualTo(
            new Refusal(
                ErrorCode.SPLIT_LEFT,
                "the cancelling exit in branch 'both/left' is leaving 'both', so c1#1 would not run"
                    + " again"));
    assertThat(Planning.targets(program, state, Rollback.to("").causal())).containsExactly("a#1");
  }

  @Test
  void an_exit_is_undone_with_the_parallel_that_it_left_if_the_branches_had_done_nothing_yet() {
    Program program = program(new Flows.Handover());
    State state = after(program, "a", "b", "c");
    RollbackPlan plan = Planning.plan(program, state, Rollback.to("a").causal()).plan();
    assertThat(plan.settled()).containsExactly("z#1");
    assertThat(plan.undone()).containsExactly("z#1", "c#1", "a#1");
    assertThat(plan.stays()).containsExactly("b#1");
    assertThat(plan.after()).hasSize(2).contains("a");
    assertThat(Planning.targets(program, state, Rollback.to("").causal()))
        .containsExactly("a#1", "b#1");
  }

  @Test
  void an_exit_is_not_undone_alone_although_what_it_cancelled_came_from_no_step() {
    Program program = program(new Flows.Lone());
    State state = after(program, "c");
    Planning.Answer answer = Planning.plan(program, state, Rollback.to("c").causal());
    assertThat(answer.refusal()).isNotNull();
    assertThat(answer.refusal().code()).isEqualTo(ErrorCode.SPLIT_LEFT);
    assertThat(Planning.targets(program, state, Rollback.to("").causal())).isEmpty();
  }

  private static double millis(int times, Runnable what) {
    what.run();
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      what.run();
    }
    return (System.nanoTime() - start) / 1e6 / times;
  }

  @Test
  void the_targets_among_ten_thousand_executions_are_found_in_one_pass() {
    Program program = program(new Flows.Loop());
    State state = longLoop(program);
    for (Rollback.Mode mode : Rollback.Mode.values()) {
      Rollback like = Rollback.to("").by(mode);
      assertThat(Planning.targets(program, state, like))
          .hasSize(9_999)
          .startsWith("a#1", "x#1", "a#2")
          .endsWith("x#4999", "a#5000");
      double found = millis(5, () -> Planning.targets(program, state, like));
      System.out.printf("the targets among 10,000 executions by %s: %.1f ms%n", mode, found);
    }
  }

  @Test
  void the_targets_beside_thousands_of_cancelling_exits_are_found_as_well() {
    Program program = program(new Flows.Relay());
    int[] asked = {0};
    State state =
        run(program, (outcome, env) -> ++asked[0] < 2_500, (step, visit) -> step.equals("z"));
    int size = state.executions().size();
    assertThat(size).isGreaterThan(7_000);
    Rollback like = Rollback.to("").causal();
    assertThat(Planning.targets(program, state, like))
        .contains("a#1", "a#2499")
        .doesNotContain("b#1", "b#2499");
    System.out.printf(
        "the targets among %d executions with 2,500 exits: %.1f ms%n",
        size, millis(1, () -> Planning.targets(program, state, like)));
  }
}
