package dev.surefoot.runtime.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FlowDefinition;
import dev.surefoot.net.NetCompiler;
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
        int id = state.open().at(0);
        Execution one = state.execution(id);
        boolean fail = fails.test(program.step(one.transition()), one.visit());
        next =
            new Occurrence.Answered(
                id,
                one.attempt(),
                fail ? Status.FAILED : Status.SUCCEEDED,
                List.of(),
                fail ? FAILURE : null,
                Instant.EPOCH,
                null);
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
    long start = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      Planning.plan(program, state, Rollback.to("a"));
    }
    double millis = (System.nanoTime() - start) / 10_000_000.0;
    System.out.printf("a plan over 10,000 executions: %.1f ms%n", millis);
  }

  @Test
  void a_plan_over_sixteen_parallels_in_a_row_grows_with_their_number_and_not_with_its_power() {
    Program program = program(new Flows.Row());
    State state = run(program, Guards.NONE, (step, visit) -> step.equals("l15"));
    RollbackPlan plan = Planning.plan(program, state, Rollback.to("l0").causal()).plan();
    assertThat(plan.undos()).hasSize(31);
    assertThat(plan.stays()).containsExactly("r0#1");
    assertThat(plan.undos().stream().mapToInt(undo -> undo.after().size()).sum()).isLessThan(80);
  }
}
