package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.FlowBindingException;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail.Execution;
import dev.surefoot.runtime.InstanceDetail.Status;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Awaits that are answered by a key which was computed from the flow's data. */
class CorrelationKeyTest {
  /** What a payment provider gives. */
  record Reservation(String code) {}

  private final List<String> asked = new ArrayList<>();
  private final List<Integer> booked = new ArrayList<>();
  private int reserved;

  private String code(Reservation reservation) {
    asked.add(reservation.code());
    return reservation.code();
  }

  /** {@code reserve paid book}; after three days {@code reserve} again. */
  @Flow("paying")
  final class Paying extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("reserve", Any.class)
          .await(
              "paid",
              Integer.class,
              correlatedBy(Reservation.class, r -> code(r)),
              after("3d", redirectTo("reserve")))
          .task("book", Any.class);
    }
  }

  private final Script<String, Void> script =
      Script.of(new Paying(), String.class)
          .step("reserve", Reservation.class, call -> new Reservation("r" + ++reserved))
          .step("book", call -> booked.add(call.get(Key.of(Integer.class))) ? null : null);

  private final Hosted<String, Void> paying = Hosted.of(script);

  @SuppressWarnings("NullAway") // what a caller without NullAway may give
  private static String nothing() {
    return null;
  }

  private static Instance<Void> start(
      Laboratory laboratory, Hosted<String, Void> flow, String key) {
    Instance<Void> instance = laboratory.host().start(flow, key, key);
    laboratory.runAll();
    return instance;
  }

  private static Instance<Void> found(
      Laboratory laboratory, Hosted<String, Void> flow, String key) {
    return laboratory.host().lookup().find(flow, key).orElseThrow();
  }

  private static void complete(
      Laboratory laboratory, Hosted<String, Void> flow, String correlation) {
    laboratory.host().lookup().complete(flow, "paid", correlation, 7, "the bank");
    laboratory.runAll();
  }

  private void refused(Laboratory laboratory, ErrorCode code, String correlation, String text) {
    refused(code, () -> complete(laboratory, paying, correlation), text);
  }

  private static void refused(ErrorCode code, ThrowingCallable request, String text) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            RequestRefusedException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(text);
  }

  /** With one or two instances held in memory, and none. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void an_answer_finds_the_instance_that_waits_for_its_key(long seed) {
    Laboratory laboratory = new Laboratory(seed);
    laboratory.open(paying);
    List.of("1", "2", "3").forEach(key -> start(laboratory, paying, key));

    complete(laboratory, paying, "r2");

    assertThat(found(laboratory, paying, "1").state()).isEqualTo(InstanceState.RUNNING);
    assertThat(found(laboratory, paying, "2").state()).isEqualTo(InstanceState.FINISHED);
    assertThat(found(laboratory, paying, "3").state()).isEqualTo(InstanceState.RUNNING);
    assertThat(booked).containsExactly(7);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void it_does_so_after_a_crash_and_the_key_is_computed_once(long seed) {
    Laboratory laboratory = new Laboratory(seed);
    laboratory.open(paying);
    List.of("1", "2", "3").forEach(key -> start(laboratory, paying, key));
    laboratory.crash();
    laboratory.open(paying);

    complete(laboratory, paying, "r3");

    assertThat(found(laboratory, paying, "3").state()).isEqualTo(InstanceState.FINISHED);
    assertThat(asked).containsExactly("r1", "r2", "r3");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3})
  void an_answer_that_is_given_again_finds_nobody(long seed) {
    Laboratory laboratory = new Laboratory(seed);
    laboratory.open(paying);
    start(laboratory, paying, "1");
    complete(laboratory, paying, "r1");

    refused(
        laboratory,
        ErrorCode.NOT_AWAITED,
        "r1",
        "no instance of flow 'paying' waits at 'paid' for 'r1': it does not wait yet, or not any"
            + " more");
    assertThat(booked).containsExactly(7);
  }

  @Test
  void of_two_answers_at_the_same_time_one_is_refused() {
    Laboratory laboratory = new Laboratory(2);
    laboratory.open(paying);
    Instance<Void> instance = start(laboratory, paying, "1");
    int visit = 1;
    laboratory.host().lookup().complete(paying, "paid", "r1", 7, "the bank");

    refused( // as by who asked the store before that
        ErrorCode.ALREADY_ANSWERED,
        () -> ((Handle<?>) instance).complete("paid", visit, 8, "the other bank"),
        "'paid' was answered before");
  }

  @Test
  void a_key_that_two_instances_wait_for_answers_none() {
    Laboratory laboratory = new Laboratory(2);
    laboratory.open(paying);
    start(laboratory, paying, "1");
    reserved = 0;
    start(laboratory, paying, "2");

    refused(
        laboratory,
        ErrorCode.AWAIT_AMBIGUOUS,
        "r1",
        "of flow 'paying' wait at 'paid' for 'r1', and perhaps others; answer the one that is meant"
            + " through itself, by the await's name, or by its answer key");
    assertThat(booked).isEmpty();
  }

  @Test
  void what_cannot_be_meant_is_refused() {
    Laboratory laboratory = new Laboratory(2);
    laboratory.open(paying);
    start(laboratory, paying, "1");

    refused(laboratory, ErrorCode.NOT_AWAITED, "R1", "waits at 'paid' for 'R1'");
    refused(laboratory, ErrorCode.PARAMETER_INVALID, " ", "a blank key");
    refused(
        ErrorCode.PARAMETER_INVALID,
        () -> laboratory.host().lookup().complete(paying, "paid", nothing(), 7, ""),
        "no await can have null for a key: 'paid' has none");
    refused(laboratory, ErrorCode.PARAMETER_INVALID, "x".repeat(256), "a key of 256 characters");
    refused(laboratory, ErrorCode.PARAMETER_INVALID, "a\0b", "a zero");
    refused(
        ErrorCode.STEP_UNKNOWN,
        () -> laboratory.host().lookup().complete(paying, "pait", "r1", 7, ""),
        "did you mean 'paid'?");
    refused(
        ErrorCode.PARAMETER_INVALID,
        () -> laboratory.host().lookup().complete(paying, "paid", "r1", "seven", ""),
        "waits for a java.lang.Integer");
    assertThat(booked).isEmpty();
  }

  @Flow("asking")
  static final class Asking extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return await("paid", Integer.class);
    }
  }

  @Test
  void an_await_without_correlation_has_no_key() {
    Hosted<String, Void> asking = Hosted.of(Script.of(new Asking(), String.class));
    Laboratory laboratory = new Laboratory(2);
    laboratory.open(asking);
    start(laboratory, asking, "1");

    refused(
        ErrorCode.PARAMETER_INVALID,
        () -> complete(laboratory, asking, "1"),
        "'paid' of flow 'asking' is found by no key of its own");
  }

  @Test
  void an_answer_is_taken_while_the_instance_is_stopped() {
    Laboratory laboratory = new Laboratory(2);
    laboratory.open(paying);
    Instance<Void> instance = start(laboratory, paying, "1");
    instance.stop();

    complete(laboratory, paying, "r1");
    assertThat(booked).isEmpty();
    instance.start();
    laboratory.runAll();

    assertThat(booked).containsExactly(7);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3})
  void an_await_that_was_cancelled_is_found_no_more(long seed) {
    Laboratory laboratory = new Laboratory(seed);
    laboratory.open(paying);
    start(laboratory, paying, "1").cancel("ann", "");
    laboratory.runAll();

    refused(laboratory, ErrorCode.NOT_AWAITED, "r1", "waits at 'paid' for 'r1'");
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3})
  void when_its_time_was_over_only_the_next_one_is_found(long seed) {
    Laboratory laboratory = new Laboratory(seed);
    laboratory.open(paying);
    start(laboratory, paying, "1");
    laboratory.pass(Duration.ofDays(4));

    refused(laboratory, ErrorCode.NOT_AWAITED, "r1", "waits at 'paid' for 'r1'");
    complete(laboratory, paying, "r2");
    assertThat(found(laboratory, paying, "1").state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void after_a_rollback_to_before_it_the_key_is_computed_again() {
    Laboratory laboratory = new Laboratory(2);
    laboratory.open(paying);
    Instance<Void> instance = start(laboratory, paying, "1");

    instance.execute(
        instance.plan(Rollback.to("reserve").by(Rollback.Mode.CAUSAL)), "ann", "another provider");
    laboratory.runAll();

    refused(laboratory, ErrorCode.NOT_AWAITED, "r1", "waits at 'paid' for 'r1'");
    complete(laboratory, paying, "r2");
    assertThat(booked).containsExactly(7);
    assertThat(asked).containsExactly("r1", "r2");
  }

  @Test
  void the_detail_tells_what_an_await_waits_for_and_who_answered() {
    Laboratory laboratory = new Laboratory(2);
    laboratory.open(paying);
    Instance<Void> instance = start(laboratory, paying, "1");

    assertThat(instance.detail().executions())
        .extracting(Execution::step, Execution::correlation)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("reserve", null),
            org.assertj.core.groups.Tuple.tuple("paid", "r1"));
    complete(laboratory, paying, "r1");
    assertThat(instance.detail().executions())
        .extracting(Execution::step, Execution::correlation, Execution::answeredBy)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("reserve", null, null),
            org.assertj.core.groups.Tuple.tuple("paid", "r1", "the bank"),
            org.assertj.core.groups.Tuple.tuple("book", null, null));
  }

  /** Two at once, one of them in a sub-flow, found by the flow's input and by the sub-flow's. */
  @Flow("two")
  static final class Two extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return parallel(
          "both",
          branch("own", await("paid", Integer.class, correlatedBy(s -> s + "-own"))),
          branch("other", subflow("part", new Part())));
    }
  }

  @Flow("part")
  static final class Part extends FlowDefinition<Reservation> {
    @Override
    protected Body<Reservation> define() {
      return await("paid", Integer.class, correlatedBy(Reservation::code));
    }
  }

  @Test
  void awaits_that_are_open_at_once_have_keys_of_their_own() {
    Script<String, Void> script = Script.of(new Two(), String.class);
    script.crossing("part", Reservation.class, null);
    // its input is made by nobody, so the await of the sub-flow fails and is held
    script.onFailure(dev.surefoot.FailurePolicy.HOLD);
    Hosted<String, Void> two = Hosted.of(script);
    Laboratory laboratory = new Laboratory(2);
    laboratory.open(two);
    Instance<Void> instance = start(laboratory, two, "1");
    assertThat(instance.state()).isEqualTo(InstanceState.HELD);

    complete(laboratory, two, "1-own");
    instance.complete("part/paid", 8, "ann");
    laboratory.runAll();

    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(instance.detail().executions())
        .extracting(Execution::step, Execution::status)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("paid", Status.SUCCEEDED),
            org.assertj.core.groups.Tuple.tuple("part/paid", Status.SUCCEEDED));
  }

  @Flow("unknown")
  static final class Unknown extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return await("paid", Integer.class, correlatedBy(Reservation.class, Reservation::code));
    }
  }

  @Test
  void a_correlation_by_what_the_flow_does_not_know_is_refused_when_it_is_bound() {
    assertThatThrownBy(() -> Hosted.of(Script.of(new Unknown(), String.class)))
        .isInstanceOf(FlowBindingException.class)
        .hasMessageContaining("the correlation of 'paid' asks for a ")
        .hasMessageContaining("which is neither the flow's input nor made by a step");
  }
}
