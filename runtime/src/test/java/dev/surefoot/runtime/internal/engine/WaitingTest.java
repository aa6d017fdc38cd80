package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Pauses and awaits: by time, by name and by key, over stops, restarts and cancels. */
class WaitingTest {
  private static final Duration DAY = Duration.ofDays(1);

  /** {@code ask approval book}; after three days {@code remind} and again. */
  @Flow("offer")
  static final class Offer extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("ask", Any.class)
          .await(
              "approval",
              Integer.class,
              after("3d", task("remind", Any.class).redirectTo("approval")))
          .task("book", Any.class);
    }
  }

  /** {@code a}, two weeks, {@code b}. */
  @Flow("cooling")
  static final class Cooling extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("a", Any.class).pause("cool-off", "14d").task("b", Any.class);
    }
  }

  private final Laboratory laboratory = new Laboratory(1);
  private final List<Integer> booked = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();

  private final Script<String, Integer> offer =
      Script.of(new Offer(), String.class, Integer.class)
          .step("ask", call -> keys.add(call.attempt().answerKey("approval")) ? null : null)
          .step("remind", call -> keys.add(call.attempt().answerKey("approval")) ? null : null)
          .step("book", call -> booked.add(call.get(Key.of(Integer.class))) ? null : null);

  private final Hosted<String, Integer> hosted = Hosted.of(offer);

  private Instance<Integer> start() {
    Instance<Integer> instance = laboratory.open(hosted).start(hosted, "1", "in");
    laboratory.runAll();
    return instance;
  }

  private Instance<Integer> restart() {
    laboratory.crash();
    Instance<Integer> instance = laboratory.open(hosted).start(hosted, "1", "in");
    laboratory.runAll();
    return instance;
  }

  private void complete(String key, Object value) {
    laboratory.host().lookup().complete(key, value, "ann");
  }

  private static void refused(ErrorCode code, ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            RequestRefusedException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void a_pause_lasts_its_time_also_over_a_crash() {
    Script<String, Void> script = Script.of(new Cooling(), String.class);
    Hosted<String, Void> cooling = Hosted.of(script);
    laboratory.open(cooling).start(cooling, "1", "in");
    laboratory.pass(DAY.multipliedBy(10));
    laboratory.crash();
    Instance<Void> instance = laboratory.open(cooling).start(cooling, "1", "in");
    laboratory.pass(DAY.multipliedBy(4).minusMillis(1));
    assertThat(script.log.lines()).containsExactly("a#1");
    laboratory.pass(Duration.ofMillis(1));
    assertThat(script.log.lines()).containsExactly("a#1", "b#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void the_time_of_a_pause_passes_while_stopped_and_what_follows_waits() {
    Script<String, Void> script = Script.of(new Cooling(), String.class);
    Hosted<String, Void> cooling = Hosted.of(script);
    Instance<Void> instance = laboratory.open(cooling).start(cooling, "1", "in");
    laboratory.runAll();
    instance.stop();
    laboratory.pass(DAY.multipliedBy(20));
    assertThat(script.log.lines()).containsExactly("a#1");
    instance.start();
    laboratory.runAll();
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void an_answer_by_key_is_known_to_the_steps_after_it() {
    Instance<Integer> instance = start();
    assertThat(instance.answerKey("approval")).isEqualTo(keys.get(0));
    complete(keys.get(0), 7);
    laboratory.runAll();
    assertThat(booked).containsExactly(7);
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void an_answer_by_name_survives_a_crash() {
    Instance<Integer> instance = start();
    instance.complete("approval", 7);
    instance = restart();
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(booked).isNotEmpty().containsOnly(7);
  }

  @Test
  void an_answer_that_comes_while_the_step_that_asks_still_runs_is_kept() throws Exception {
    offer.step(
        "ask",
        call -> {
          complete(call.attempt().answerKey("approval"), 8);
          refused(
              ErrorCode.ALREADY_ANSWERED, () -> complete(call.attempt().answerKey("approval"), 9));
          return null;
        });
    Instance<Integer> instance = start();
    assertThat(booked).containsExactly(8);
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void a_kept_answer_survives_a_crash() {
    offer.step(
        "ask",
        call -> {
          if (call.attempt().number() == 1) {
            complete(call.attempt().answerKey("approval"), 8);
            laboratory.crash();
          }
          return null;
        });
    Instance<Integer> instance = start();
    instance = restart();
    assertThat(booked).containsExactly(8);
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void after_its_time_another_way_is_taken_and_the_old_key_is_no_longer_good() {
    Instance<Integer> instance = start();
    laboratory.pass(DAY.multipliedBy(3));
    assertThat(keys).hasSize(2).doesNotHaveDuplicates();
    refused(ErrorCode.NOT_AWAITED, () -> complete(keys.get(0), 1));
    complete(keys.get(1), 2);
    laboratory.runAll();
    assertThat(booked).containsExactly(2);
    refused(ErrorCode.ILLEGAL_STATE, () -> complete(keys.get(1), 2));
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void an_answer_is_accepted_while_stopped_and_its_successor_starts_afterwards() {
    Instance<Integer> instance = start();
    instance.stop();
    instance.complete("approval", 3);
    laboratory.runAll();
    assertThat(booked).isEmpty();
    refused(ErrorCode.ALREADY_ANSWERED, () -> complete(keys.get(0), 4));
    refused(ErrorCode.NOT_AWAITED, () -> instance.complete("approval", 4));
    instance.start();
    laboratory.runAll();
    assertThat(booked).containsExactly(3);
  }

  @Test
  void a_cancelled_await_takes_no_answer() {
    Instance<Integer> instance = start();
    instance.cancel("ann", "enough");
    laboratory.passAll();
    assertThat(instance.state()).isEqualTo(InstanceState.CANCELLED);
    refused(ErrorCode.ILLEGAL_STATE, () -> complete(keys.get(0), 1));
    refused(ErrorCode.ILLEGAL_STATE, () -> instance.complete("approval", 1));
    assertThat(offer.log.lines()).containsExactly("ask#1");
  }

  @Test
  void wrong_keys_types_and_names_are_refused_without_any_change() {
    Instance<Integer> instance = start();
    String key = keys.get(0);
    char last = key.charAt(3) == 'A' ? 'B' : 'A';
    String forged = key.substring(0, 3) + last + key.substring(4);
    refused(ErrorCode.ANSWER_KEY_UNKNOWN, () -> complete(forged, 1));
    refused(ErrorCode.ANSWER_KEY_UNKNOWN, () -> complete("", 1));
    refused(ErrorCode.ANSWER_KEY_UNKNOWN, () -> complete("not a key", 1));
    refused(ErrorCode.PARAMETER_INVALID, () -> complete(key, "seven"));
    refused(ErrorCode.PARAMETER_INVALID, () -> instance.complete("approval", 7L));
    refused(ErrorCode.STEP_UNKNOWN, () -> instance.complete("ask", 1));
    refused(ErrorCode.STEP_UNKNOWN, () -> instance.answerKey("nothing"));
    assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);
    complete(key, 5);
    laboratory.runAll();
    assertThat(booked).containsExactly(5);
  }

  @Test
  void a_step_that_asks_for_the_key_of_an_unknown_await_fails() {
    offer.step("ask", call -> call.attempt().answerKey("aproval"));
    Instance<Integer> instance = start();
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(instance.report().cause()).contains("has no await 'aproval'");
  }
}
