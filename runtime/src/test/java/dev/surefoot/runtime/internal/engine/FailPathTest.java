package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.surefoot.Body;
import dev.surefoot.Cause;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail;
import dev.surefoot.runtime.InstanceDetail.Status;
import dev.surefoot.runtime.InstanceFailedException;
import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.spi.StepPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a flow does when a step has failed for good whose policy is FAIL. */
class FailPathTest {
  private final Laboratory laboratory = new Laboratory(1);

  /** The step fails for good a day later than it begins, when all beside it has ended. */
  private static Script<String, Void> failing(String step) {
    StepPolicy twice = Policies.policy(2, Duration.ofDays(1), null, FailurePolicy.FAIL);
    return script(new Flows.Failing()).fails(step).policy(step, twice);
  }

  private static Script<String, Void> script(FlowDefinition<String> flow) {
    return Script.of(flow, String.class).onFailure(FailurePolicy.FAIL);
  }

  private <R> Instance<R> run(Script<String, R> script) {
    Hosted<String, R> flow = Hosted.of(script);
    Instance<R> instance = laboratory.open(flow).start(flow, "1", "in");
    laboratory.pass(Duration.ofDays(2));
    return instance;
  }

  private static Status status(Instance<?> instance, String step) {
    return instance.detail().executions().stream()
        .filter(one -> one.step().equals(step))
        .map(InstanceDetail.Execution::status)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void runs_after_the_failure_and_ends_as_failed_with_the_first_cause() {
    Script<String, Void> script = failing("b");
    Instance<Void> instance = run(script);

    assertThat(instance.state()).isEqualTo(InstanceState.FAILED);
    assertThat(script.log.lines()).contains("x#1", "y#1", "z#1").doesNotContain("d#1");
    assertThat(script.log.lines()).noneMatch(line -> line.endsWith("/undo"));
    assertThatThrownBy(instance::result)
        .isInstanceOf(InstanceFailedException.class)
        .hasMessageContaining("is FAILED because 'b' failed: IllegalStateException: b broke");
    assertThat(instance.detail().left())
        .containsExactlyInAnyOrder("a#1", "b#1", "c#1", "x#1", "y#1", "z#1");
  }

  @Test
  void does_not_run_when_nothing_fails() {
    Script<String, Void> script = script(new Flows.Failing());
    Instance<Void> instance = run(script);

    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(script.log.lines()).containsExactlyInAnyOrder("a#1", "b#1", "c#1", "d#1");
  }

  @Test
  void is_not_ahead_of_an_instance_that_has_not_failed() {
    Script<String, Void> script = failing("c");
    script.policy("c", Policies.onFailure(FailurePolicy.HOLD));
    Instance<Void> instance = run(script);

    assertThat(instance.detail().ahead()).containsExactly("d");
    instance.forceFail("c", "ann", "hopeless");
    laboratory.runAll();
    assertThat(instance.state()).isEqualTo(InstanceState.FAILED);
    assertThat(script.log.lines()).contains("z#1");
  }

  @Test
  void knows_the_cause_and_what_was_made_before() {
    List<Object> seen = new ArrayList<>();
    Script<String, Void> script = failing("b");
    script.step("a", Integer.class, call -> 7);
    script.step("c", Long.class, call -> 8L);
    script.step("d", Double.class, call -> 9.0);
    script.step(
        "x",
        call -> {
          seen.add(call.cause());
          seen.add(call.get(Key.of(String.class)));
          seen.add(call.find(Key.of(Integer.class)));
          seen.add(call.find(Key.of(Long.class)));
          seen.add(call.find(Key.of(Double.class)));
          return null;
        });
    run(script);

    assertThat(seen)
        .containsExactly(
            new Cause("b", "b broke"), "in", Optional.of(7), Optional.of(8L), Optional.empty());
  }

  @Test
  void knows_what_was_made_by_a_step_that_still_ran_when_another_one_failed() {
    List<Object> seen = new ArrayList<>();
    Script<String, Void> script = failing("b");
    script.policy("b", Policies.onFailure(FailurePolicy.HOLD));
    script.policy("c", Policies.policy(2, Duration.ofDays(1), null, FailurePolicy.FAIL));
    script.step(
        "c",
        Long.class,
        call -> {
          if (call.attempt().number() == 1) {
            throw new IllegalStateException("not yet");
          }
          var rows = laboratory.host().lookup().list(InstanceFilter.ALL, 1, 1).rows();
          Instance<?> instance = laboratory.host().lookup().find(rows.get(0).id()).orElseThrow();
          instance.forceFail("b", "ann", "hopeless");
          return 8L;
        });
    script.step("x", call -> seen.add(call.find(Key.of(Long.class))) ? null : null);
    Instance<Void> instance = run(script);

    assertThat(instance.state()).isEqualTo(InstanceState.FAILED);
    assertThat(seen).containsExactly(Optional.of(8L));
  }

  /** A step that waits inside of a parallel, beside one that fails, and before a sub-flow. */
  @Flow("waiting")
  static final class Waiting extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("a", Any.class)
          .parallel(
              "both",
              branch("left", await("answer", Integer.class)),
              branch("middle", task("b", Any.class)),
              branch("right", pause("night", "8h").task("c", Any.class)));
    }

    @Override
    protected Body<String> onFailure() {
      return await("advice", Long.class).pause("moment", "1m").task("x", Any.class);
    }
  }

  @Test
  void gives_up_what_waits_and_waits_itself() {
    Script<String, Void> script = script(new Waiting()).fails("b");
    Instance<Void> instance = run(script);

    assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);
    assertThat(status(instance, "answer")).isEqualTo(Status.WITHDRAWN);
    assertThat(status(instance, "night")).isEqualTo(Status.WITHDRAWN);
    assertThat(instance.detail().ahead()).containsExactly("moment", "x");
    RequestRefusedException late =
        catchThrowableOfType(
            RequestRefusedException.class, () -> instance.complete("answer", 1, "ann"));
    assertThat(late.code()).isEqualTo(ErrorCode.NOT_AWAITED);

    instance.complete("advice", 5L, "ann");
    laboratory.pass(Duration.ofMinutes(1));
    assertThat(instance.state()).isEqualTo(InstanceState.FAILED);
    assertThat(script.log.lines()).containsExactlyInAnyOrder("a#1", "b#1", "x#1");
  }

  @Test
  void goes_on_after_a_crash_where_it_was() {
    Script<String, Void> script = script(new Waiting()).fails("b");
    run(script);
    laboratory.crash();
    Hosted<String, Void> flow = Hosted.of(script);
    Instance<Void> instance = laboratory.open(flow).lookup().find(flow, "1").orElseThrow();
    laboratory.runAll();
    instance.complete("advice", 5L, "ann");
    laboratory.pass(Duration.ofMinutes(1));

    assertThat(instance.state()).isEqualTo(InstanceState.FAILED);
    assertThat(script.log.lines()).containsExactlyInAnyOrder("a#1", "b#1", "x#1");
    assertThat(instance.report().cause()).isEqualTo("'b' failed: IllegalStateException: b broke");
  }

  @Test
  void settles_what_runs_and_undoes_its_own_steps_before_what_went_before() {
    List<String> undone = new ArrayList<>();
    Script<String, Void> script = failing("b").fails("y");
    script.policy("y", Policies.onFailure(FailurePolicy.COMPENSATE));
    for (String step : List.of("a", "b", "c", "x", "y", "z")) {
      script.undo(step, call -> undone.add(step + " for " + call.cause().step()));
    }
    Instance<Void> instance = run(script);

    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(undone).hasSize(6).endsWith("a for b");
    assertThat(undone.subList(0, 2)).containsExactlyInAnyOrder("y for b", "z for b");
    assertThat(undone.get(2)).isEqualTo("x for b");
  }

  @Test
  void ends_at_once_when_it_fails_too_and_tells_the_first_cause() {
    Script<String, Void> script = failing("b").fails("x");
    Instance<Void> instance = run(script);

    assertThat(instance.state()).isEqualTo(InstanceState.FAILED);
    assertThat(script.log.lines()).doesNotContain("y#1").filteredOn("x#1"::equals).hasSize(1);
    assertThat(instance.detail().cause()).isEqualTo("'b' failed: IllegalStateException: b broke");
    InstanceDetail.Execution second =
        instance.detail().executions().stream()
            .filter(one -> one.step().equals("x"))
            .findFirst()
            .orElseThrow();
    assertThat(second.attempts().get(0).failure().message()).isEqualTo("x broke");
  }

  @Test
  void is_stopped_and_started_again() {
    Script<String, Void> script = failing("b");
    script.policy("x", Policies.onFailure(FailurePolicy.HOLD)).fails("x");
    Instance<Void> instance = run(script);
    assertThat(instance.state()).isEqualTo(InstanceState.HELD);

    instance.stop("ann", "");
    instance.skip("x", null, "ann", "");
    laboratory.runAll();
    assertThat(instance.state()).isEqualTo(InstanceState.SUSPENDED);
    assertThat(script.log.lines()).doesNotContain("y#1");
    instance.start("ann", "");
    laboratory.runAll();
    assertThat(script.log.lines()).contains("y#1", "z#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FAILED);
  }

  @Test
  void goes_back_inside_and_to_nothing_that_ran_before() {
    Script<String, Void> script = failing("b");
    script.policy("y", Policies.onFailure(FailurePolicy.HOLD)).fails("y");
    Instance<Void> instance = run(script);

    for (Rollback.Mode mode : Rollback.Mode.values()) {
      assertThat(instance.allowedTargets(mode))
          .as("targets by " + mode)
          .isSubsetOf("x#1", "z#1")
          .doesNotContain("a#1", "c#1");
    }
    assertThat(instance.allowedTargets(Rollback.Mode.CAUSAL)).containsExactly("x#1", "z#1");
    RequestRefusedException refused =
        catchThrowableOfType(
            RequestRefusedException.class, () -> instance.plan(Rollback.to("a").causal()));
    assertThat(refused.code()).isEqualTo(ErrorCode.FAIL_PATH_BEGUN);
    assertThat(refused)
        .hasMessageContaining(
            "what the flow does on a failure has begun, since 'b' has failed for good, and nothing"
                + " goes back from there to a#1, which ran before");

    instance.execute(instance.plan(Rollback.to("x").causal()), "ann", "again");
    laboratory.runAll();
    assertThat(script.log.lines()).contains("x#2").doesNotContain("a#2");
    assertThat(instance.state()).isEqualTo(InstanceState.HELD);
  }

  @Test
  void is_not_what_a_flow_does_that_is_laid_into_another_one() {
    @Flow("around")
    final class Around extends FlowDefinition<String> {
      @Override
      protected Body<String> define() {
        return subflow("part", new Flows.Failing());
      }

      @Override
      protected Body<String> onFailure() {
        return task("tell", Any.class);
      }
    }
    Script<String, Void> script = script(new Around()).fails("part/b");
    Instance<Void> instance = run(script);

    assertThat(instance.state()).isEqualTo(InstanceState.FAILED);
    assertThat(script.log.lines()).contains("tell#1").doesNotContain("part/x#1");
    assertThat(instance.report().cause()).startsWith("'part/b' failed");
  }
}
