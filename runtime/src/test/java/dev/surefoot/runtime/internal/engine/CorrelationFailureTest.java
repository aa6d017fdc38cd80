package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Awaits whose key cannot be computed: they fail as a choice does whose guard throws. */
class CorrelationFailureTest {
  private final Laboratory laboratory = new Laboratory(2);
  private final List<Integer> booked = new ArrayList<>();
  private @Nullable String key;
  private boolean broken = true;

  private @Nullable String key() {
    if (broken) {
      throw new IllegalStateException("no number");
    }
    return key;
  }

  /** {@code ask paid book}, beside {@code other}. */
  @Flow("paying")
  final class Paying extends FlowDefinition<String> {
    @Override
    @SuppressWarnings("NullAway") // what a user's code may give
    protected Body<String> define() {
      return task("ask", Any.class)
          .parallel(
              "both",
              branch(
                  "payment",
                  await("paid", Integer.class, correlatedBy(s -> key())).task("book", Any.class)),
              branch("rest", task("other", Any.class).await("seen", String.class)));
    }
  }

  private Hosted<String, Void> flow(FailurePolicy policy) {
    return Hosted.of(
        Script.of(new Paying(), String.class)
            .step("book", call -> booked.add(call.get(Key.of(Integer.class))) ? null : null)
            .onFailure(policy));
  }

  private Instance<Void> run(Hosted<String, Void> flow) {
    Instance<Void> instance = laboratory.open(flow).start(flow, "1", "in");
    laboratory.runAll();
    return instance;
  }

  private Instance<Void> restarted(Hosted<String, Void> flow) {
    laboratory.crash();
    Instance<Void> instance = laboratory.open(flow).lookup().find(flow, "1").orElseThrow();
    laboratory.runAll();
    return instance;
  }

  private void complete(Hosted<String, Void> flow, String correlation) {
    laboratory.host().lookup().complete(flow, "paid", correlation, 7, "the bank");
    laboratory.runAll();
  }

  @Test
  void by_default_the_instance_is_undone() {
    Instance<Void> instance = run(flow(FailurePolicy.COMPENSATE));

    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(instance.detail().cause())
        .isEqualTo("'paid' failed: IllegalStateException: no number");
  }

  @Test
  void it_ends_as_failed_where_the_flow_says_so() {
    Instance<Void> instance = run(flow(FailurePolicy.FAIL));

    assertThat(instance.state()).isEqualTo(InstanceState.FAILED);
    assertThat(instance.report().calls()).noneMatch(call -> call.step().equals("paid"));
    assertThat(instance.detail().executions())
        .as("what was never called did not fail")
        .extracting(one -> one.step() + " " + one.status())
        .containsExactly("ask SUCCEEDED", "other WITHDRAWN");
  }

  @Test
  void where_failures_are_ignored_it_waits_without_a_key() {
    Hosted<String, Void> flow = flow(FailurePolicy.IGNORE);
    Instance<Void> instance = run(flow);

    assertThatThrownBy(() -> complete(flow, "4711")).isInstanceOf(RequestRefusedException.class);
    instance.complete("paid", 8, "ann");
    laboratory.runAll();
    assertThat(booked).containsExactly(8);
  }

  @Test
  void where_it_is_held_a_retry_computes_the_key_again() {
    Hosted<String, Void> flow = flow(FailurePolicy.HOLD);
    Instance<Void> held = run(flow);
    assertThat(held.state()).isEqualTo(InstanceState.HELD);
    assertThat(held.detail().heldChoices())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.choice()).isEqualTo("paid");
              assertThat(one.failure().message()).isEqualTo("no number");
            });
    held.retry("paid", "ann", "perhaps now");
    assertThat(held.state()).isEqualTo(InstanceState.HELD);

    Instance<Void> instance = restarted(flow);
    broken = false;
    key = "4711";
    assertThat(instance.state()).isEqualTo(InstanceState.HELD);
    instance.retry("ann", "mended");
    assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);
    assertThat(instance.detail().heldChoices()).isEmpty();
    complete(flow, "4711");

    assertThat(booked).containsExactly(7);
  }

  @Test
  void start_of_a_held_one_computes_it_again_and_that_of_a_stopped_one_does_not() {
    Hosted<String, Void> flow = flow(FailurePolicy.HOLD);
    Instance<Void> instance = run(flow);
    broken = false;
    key = "4711";
    instance.stop();
    instance.start();
    assertThat(instance.state()).isEqualTo(InstanceState.HELD);
    instance.start();

    assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);
    complete(flow, "4711");
    assertThat(booked).containsExactly(7);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void one_that_is_held_can_be_answered_by_name_and_by_its_answer_key(boolean byKey) {
    Hosted<String, Void> flow = flow(FailurePolicy.HOLD);
    run(flow);
    Instance<Void> instance = restarted(flow);

    if (byKey) {
      laboratory.host().lookup().complete(instance.answerKey("paid"), 8, "ann");
    } else {
      instance.complete("paid", 8, "ann");
    }
    laboratory.runAll();

    assertThat(booked).containsExactly(8);
    assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);
    assertThat(restarted(flow).detail().heldChoices()).isEmpty();
  }

  @Test
  void one_that_is_held_is_listed_with_its_error_and_can_be_gone_back_over() {
    Hosted<String, Void> flow = flow(FailurePolicy.HOLD);
    Instance<Void> instance = run(flow);
    assertThat(laboratory.host().lookup().list(InstanceFilter.ALL.withStep("paid"), 1, 1).rows())
        .singleElement()
        .satisfies(row -> assertThat(row.error()).endsWith("IllegalStateException: no number"));

    broken = false;
    key = "4711";
    instance.execute(
        instance.plan(Rollback.to("ask").by(Rollback.Mode.CAUSAL)), "ann", "once more");
    laboratory.runAll();

    assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);
    complete(flow, "4711");
    assertThat(booked).containsExactly(7);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 256})
  void what_is_no_key_is_a_failure(int length) {
    broken = false;
    key = length < 0 ? null : " ".repeat(length % 2) + "x".repeat(length - length % 2);
    Instance<Void> instance = run(flow(FailurePolicy.COMPENSATE));

    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(instance.detail().cause())
        .startsWith("'paid' failed: IllegalArgumentException: the correlation of 'paid' gave ")
        .endsWith("; it must give 1 to 255 characters, not all of them blank");
  }

  @Test
  void an_answer_that_came_before_needs_no_key() {
    Hosted<String, Void> flow = flow(FailurePolicy.COMPENSATE);
    Instance<Void> instance =
        laboratory
            .open(flow)
            .starting()
            .create(flow, "1", "in", dev.surefoot.runtime.InstanceOptions.NONE, false);
    laboratory.host().lookup().complete(instance.answerKey("paid"), 9, "ann");
    instance.start();
    laboratory.runAll();

    assertThat(booked).containsExactly(9);
    assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);
  }

  @Test
  void a_key_that_was_refused_says_so() {
    Hosted<String, Void> flow = flow(FailurePolicy.HOLD);
    run(flow);
    assertThatThrownBy(() -> complete(flow, "4711"))
        .isInstanceOfSatisfying(
            RequestRefusedException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_AWAITED));
  }

  /** {@code paid}; on a failure {@code told} and {@code tell}. */
  @Flow("telling")
  final class Telling extends FlowDefinition<String> {
    @Override
    @SuppressWarnings("NullAway") // what a user's code may give
    protected Body<String> define() {
      return parallel(
          "both",
          branch("payment", await("paid", Integer.class, correlatedBy(s -> key()))),
          branch("rest", await("seen", String.class, correlatedBy(s -> "seen-" + s))));
    }

    @Override
    protected Body<String> onFailure() {
      return await("told", String.class, correlatedBy(s -> "told-" + s)).task("tell", Any.class);
    }
  }

  @Test
  void what_the_flow_does_on_a_failure_follows_and_is_found_by_keys_too() {
    Script<String, Void> script = Script.of(new Telling(), String.class);
    Hosted<String, Void> flow = Hosted.of(script.onFailure(FailurePolicy.FAIL));
    run(flow);
    Instance<Void> instance = restarted(flow);
    assertThatThrownBy(() -> answer(flow, "seen", "seen-in"))
        .isInstanceOfSatisfying(
            RequestRefusedException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_AWAITED));

    answer(flow, "told", "told-in");

    assertThat(script.log.lines()).containsExactly("tell#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FAILED);
    assertThat(instance.detail().cause())
        .isEqualTo("'paid' failed: IllegalStateException: no number");
  }

  private void answer(Hosted<String, Void> flow, String await, String correlation) {
    laboratory.host().lookup().complete(flow, await, correlation, "yes", "ann");
    laboratory.runAll();
  }

  /** {@code ask}, then {@code x}, beside a day and {@code paid}. */
  @Flow("beside")
  final class Beside extends FlowDefinition<String> {
    @Override
    @SuppressWarnings("NullAway") // what a user's code may give
    protected Body<String> define() {
      return task("ask", Any.class)
          .parallel(
              "both",
              branch("work", task("x", Any.class).await("seen", String.class)),
              branch(
                  "payment",
                  pause("day", "1d").await("paid", Integer.class, correlatedBy(s -> key()))));
    }
  }

  @Test
  void a_failure_beside_a_rollback_waits_for_its_end() {
    List<String> undone = new ArrayList<>();
    Script<String, Void> script =
        Script.of(new Beside(), String.class)
            .undoPolicy("x", Policies.attempts(2, Duration.ofDays(2)))
            .undo(
                "x",
                call -> {
                  undone.add(call.attempt().id());
                  if (undone.size() == 1) {
                    throw new IllegalStateException("not yet");
                  }
                });
    Hosted<String, Void> flow = Hosted.of(script);
    Instance<Void> instance = run(flow);
    instance.execute(instance.plan(Rollback.to("x").by(Rollback.Mode.CAUSAL)), "ann", "");
    laboratory.pass(Duration.ofHours(36));
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLING_BACK);
    assertThat(instance.detail().cause())
        .isEqualTo("'paid' failed: IllegalStateException: no number");

    instance = restarted(flow);
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLING_BACK);
    laboratory.pass(Duration.ofDays(3));

    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(instance.detail().cause())
        .isEqualTo("'paid' failed: IllegalStateException: no number");
  }
}
