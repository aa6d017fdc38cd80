package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.surefoot.Body;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Answers to an await in onFailure() that come before what the flow does on a failure begins. */
class FailPathAnswersTest {
  /** {@code {a | b}}; on a failure {@code ok}, then {@code x}. */
  @Flow("told")
  static final class Told extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return parallel(
          "both", branch("left", task("a", Any.class)), branch("right", task("b", Any.class)));
    }

    @Override
    protected Body<String> onFailure() {
      return await("ok", Integer.class).task("x", Any.class);
    }
  }

  private final Laboratory laboratory = new Laboratory(1);
  private final List<Integer> answers = new ArrayList<>();
  private final Script<String, Void> script =
      Script.of(new Told(), String.class)
          .onFailure(FailurePolicy.FAIL)
          .fails("b")
          .step("x", call -> answers.add(call.get(Key.of(Integer.class))) ? null : null);

  private Instance<Void> run() {
    Hosted<String, Void> flow = Hosted.of(script);
    Instance<Void> instance = laboratory.open(flow).start(flow, "1", "in");
    laboratory.runAll();
    return instance;
  }

  private Instance<?> only() {
    var rows = laboratory.host().lookup().list(InstanceFilter.ALL, 1, 1).rows();
    return laboratory.host().lookup().find(rows.get(0).id()).orElseThrow();
  }

  private static void refused(ThrowingCallable request, ErrorCode code, String text) {
    RequestRefusedException refused = catchThrowableOfType(RequestRefusedException.class, request);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused).hasMessageContaining(text);
  }

  @Test
  void one_by_its_key_is_kept_while_the_flow_goes_forward_also_over_a_crash() {
    script.policy("b", Policies.policy(2, Duration.ofDays(1), null, FailurePolicy.FAIL));
    Instance<Void> before = run();
    laboratory.host().lookup().complete(before.answerKey("ok"), 7, "ann");
    refused(
        () -> laboratory.host().lookup().complete(before.answerKey("ok"), 8, "bob"),
        ErrorCode.ALREADY_ANSWERED,
        "'ok' was answered before");
    laboratory.crash();
    Hosted<String, Void> flow = Hosted.of(script);
    Instance<Void> instance = laboratory.open(flow).lookup().find(flow, "1").orElseThrow();
    laboratory.pass(Duration.ofDays(2));

    assertThat(answers).containsExactly(7);
    assertThat(instance.detail().executions())
        .filteredOn(one -> one.step().equals("ok"))
        .singleElement()
        .satisfies(one -> assertThat(one.answeredBy()).isEqualTo("ann"));
    assertThat(instance.state()).isEqualTo(InstanceState.FAILED);
  }

  @Test
  void one_by_its_key_is_kept_while_what_runs_is_settled() {
    List<ErrorCode> byName = new ArrayList<>();
    script.policy("b", Policies.onFailure(FailurePolicy.HOLD));
    script.policy("a", Policies.policy(2, Duration.ofDays(1), null, FailurePolicy.FAIL));
    script.step(
        "a",
        call -> {
          if (call.attempt().number() == 1) {
            throw new IllegalStateException("not yet");
          }
          Instance<?> instance = only();
          instance.forceFail("b", "ann", "hopeless");
          refused(
              () -> instance.complete("ok", 8, "bob"),
              ErrorCode.NOT_AWAITED,
              "'ok' stands in onFailure(), which has not begun");
          byName.add(ErrorCode.NOT_AWAITED);
          laboratory.host().lookup().complete(instance.answerKey("ok"), 7, "ann");
          return null;
        });
    Instance<Void> instance = run();
    laboratory.pass(Duration.ofDays(2));

    assertThat(byName).hasSize(1);
    assertThat(answers).containsExactly(7);
    assertThat(instance.state()).isEqualTo(InstanceState.FAILED);
  }

  @Test
  void one_by_name_is_told_that_what_the_flow_does_on_a_failure_has_not_begun() {
    script.policy("b", Policies.onFailure(FailurePolicy.HOLD));
    Instance<Void> instance = run();

    refused(
        () -> instance.complete("ok", 7, "ann"),
        ErrorCode.NOT_AWAITED,
        "'ok' stands in onFailure(), which has not begun");
    instance.forceFail("b", "ann", "hopeless");
    laboratory.runAll();
    instance.complete("ok", 7, "ann");
    laboratory.runAll();
    assertThat(answers).containsExactly(7);
  }

  @Test
  void none_is_kept_when_the_flow_does_not_fail_any_more() {
    script.step("b", call -> null);
    Instance<Void> instance = run();

    refused(
        () -> laboratory.host().lookup().complete(instance.answerKey("ok"), 7, "ann"),
        ErrorCode.ILLEGAL_STATE,
        "it is FINISHED");
  }
}
