package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.FailurePolicy;
import dev.surefoot.Key;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceFailedException;
import dev.surefoot.runtime.InstanceOptions;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.InstanceWaitsException;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.GoingBackEnded;
import dev.surefoot.runtime.event.LateRefused;
import dev.surefoot.runtime.event.RequestAccepted;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.internal.journal.EventJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What operators ask of an instance. */
class RequestTest {
  /** What a step makes. */
  record Made(String text) {}

  private final Laboratory laboratory = new Laboratory(1);
  private final AtomicBoolean once = new AtomicBoolean(true);
  private final Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);
  private Hosted<String, Void> flow;

  private Instance<Void> run(Script<String, Void> script) {
    flow = Hosted.of(script);
    Instance<Void> instance = laboratory.open(flow).start(flow, "1", "in");
    laboratory.runAll();
    return instance;
  }

  private Instance<Void> restart() {
    laboratory.crash();
    Instance<Void> instance = laboratory.open(flow).lookup().find(flow, "1").orElseThrow();
    laboratory.runAll();
    return instance;
  }

  /** Something asked in the middle of a step's first call. */
  private Script.Run meanwhile(Runnable asks) {
    return call -> {
      if (once.getAndSet(false)) {
        asks.run();
      }
      return null;
    };
  }

  private Instance<Void> first() {
    return laboratory.host().lookup().find(flow, "1").orElseThrow();
  }

  private List<Event> events() {
    return laboratory.store.journal(first().id()).stream().map(EventJson::read).toList();
  }

  private static void refused(ErrorCode code, String text, ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            RequestRefusedException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(text);
  }

  @Test
  void a_created_instance_runs_nothing_before_it_is_started() {
    flow = Hosted.of(chain);
    Instance<Void> instance =
        laboratory.open(flow).starting().create(flow, "1", "in", InstanceOptions.NONE, false);
    laboratory.runAll();
    assertThat(instance.state()).isEqualTo(InstanceState.CREATED);
    assertThatThrownBy(instance::result).isInstanceOf(InstanceWaitsException.class);
    Instance<Void> again = restart();
    assertThat(again.state()).isEqualTo(InstanceState.CREATED);
    assertThat(chain.log.lines()).isEmpty();
    again.start("ann", "");
    laboratory.runAll();
    assertThat(again.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void a_created_instance_may_be_started_by_its_key_stopped_or_cancelled() {
    flow = Hosted.of(chain);
    Host host = laboratory.open(flow);
    host.starting().create(flow, "1", "in", InstanceOptions.NONE, false);
    assertThat(host.start(flow, "1", "in").state()).isEqualTo(InstanceState.RUNNING);
    Instance<Void> stopped = host.starting().create(flow, "2", "in", InstanceOptions.NONE, false);
    stopped.stop();
    assertThat(stopped.state()).isEqualTo(InstanceState.SUSPENDED);
    stopped.start();
    assertThat(stopped.state()).isEqualTo(InstanceState.RUNNING);
    Instance<Void> cancelled = host.starting().create(flow, "3", "in", InstanceOptions.NONE, false);
    cancelled.cancel("ann", "");
    assertThat(cancelled.state()).isEqualTo(InstanceState.CANCELLED);
  }

  @Test
  void a_stopped_instance_ends_its_running_step_and_goes_on_when_it_is_started() {
    chain.step("b", meanwhile(() -> first().stop("ann", "audit")));
    Instance<Void> instance = run(chain);

    assertThat(instance.state()).isEqualTo(InstanceState.SUSPENDED);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1");
    assertThatThrownBy(instance::result).isInstanceOf(InstanceWaitsException.class);
    instance.start("bob", "audited");
    laboratory.runAll();
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "c#1");
    assertThat(events())
        .filteredOn(event -> event instanceof RequestAccepted)
        .map(event -> (RequestAccepted) event)
        .extracting(one -> one.request() + " " + one.by() + " " + one.why())
        .containsExactly("STOP ann audit", "START bob audited");
  }

  @Test
  void a_step_that_still_runs_when_its_instance_is_started_again_is_not_called_twice() {
    chain.step(
        "b",
        meanwhile(
            () -> {
              first().stop();
              first().start();
              laboratory.runAll();
            }));
    run(chain);

    assertThat(first().state()).isEqualTo(InstanceState.FINISHED);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "c#1");
  }

  @Test
  void an_instance_that_is_stopped_while_its_last_step_runs_finishes() {
    chain.step("c", meanwhile(() -> first().stop()));
    assertThat(run(chain).state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void a_stopped_instance_is_stopped_after_a_crash_and_what_was_lost_is_called_once_started() {
    chain.step(
        "b",
        meanwhile(
            () -> {
              first().stop();
              laboratory.crash();
            }));
    run(chain);
    Instance<Void> instance = restart();
    assertThat(instance.state()).isEqualTo(InstanceState.SUSPENDED);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1");
    instance.start();
    laboratory.runAll();

    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "b#1", "c#1");
  }

  @Test
  void a_stop_while_going_back_ends_the_running_undo_and_start_undoes_on() {
    chain.fails("c").undo("b", call -> first().stop());
    Instance<Void> instance = run(chain);
    assertThat(instance.state()).isEqualTo(InstanceState.SUSPENDED);
    assertThat(chain.log.lines()).endsWith("c#1/undo", "b#1/undo");
    Instance<Void> again = restart();
    assertThat(again.state()).isEqualTo(InstanceState.SUSPENDED);
    again.start();
    laboratory.runAll();

    assertThat(again.state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(chain.log.lines()).endsWith("b#1/undo", "a#1/undo");
  }

  @Test
  void no_attempt_is_made_while_its_instance_is_stopped() {
    chain.fails("b").policy("b", Policies.attempts(3, Duration.ofHours(1)));
    Instance<Void> instance = run(chain);
    instance.stop();
    laboratory.pass(Duration.ofDays(9));
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1");
    instance.start();
    laboratory.runAll();
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "b#1");
  }

  @Test
  void a_cancelled_instance_ends_when_what_runs_has_ended_and_undoes_nothing() {
    chain.step("b", meanwhile(() -> first().cancel("ann", "the customer has left")));
    Instance<Void> instance = run(chain);

    assertThat(instance.state()).isEqualTo(InstanceState.CANCELLED);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1");
    assertThat(events())
        .last()
        .isInstanceOfSatisfying(
            GoingBackEnded.class, ended -> assertThat(ended.left()).containsExactly(1, 2));
    assertThatThrownBy(instance::result)
        .isInstanceOf(InstanceFailedException.class)
        .hasMessageContaining("is CANCELLED because it was cancelled: the customer has left");
    String told = instance.report().cause();
    assertThat(told).isEqualTo("it was cancelled: the customer has left");
    assertThat(restart().report().cause()).isEqualTo(told);
  }

  @Test
  void a_call_that_outlasts_the_cancelling_is_cut_off() {
    chain.step(
        "b",
        meanwhile(
            () -> {
              first().cancel("ann", "");
              assertThat(first().state()).isEqualTo(InstanceState.CANCELLING);
              refused(ErrorCode.ILLEGAL_STATE, "while it is CANCELLING", () -> first().stop());
              refused(ErrorCode.ILLEGAL_STATE, "while it is CANCELLING", () -> first().start());
              laboratory.pass(Duration.ofMinutes(1));
              assertThat(first().state()).isEqualTo(InstanceState.CANCELLED);
            }));
    run(chain);
    assertThat(events()).last().isInstanceOf(LateRefused.class);
  }

  @Test
  void a_call_that_is_awaited_may_be_given_up_at_once() {
    chain.step(
        "b",
        meanwhile(
            () -> {
              first().cancel("ann", "");
              refused(
                  ErrorCode.STEP_STATE,
                  "step 'a' does not run any more",
                  () -> first().forceFail("a", "ann", ""));
              first().forceFail("b", "ann", "no time");
              assertThat(first().state()).isEqualTo(InstanceState.CANCELLED);
            }));
    run(chain);
    assertThat(events()).last().isInstanceOf(LateRefused.class);
  }

  @Test
  void a_cancel_may_undo_first() {
    List<String> why = new ArrayList<>();
    chain.undo("a", call -> why.add(call.cause().step() + call.cause().message()));
    chain.step("b", meanwhile(() -> first().cancelWithUndo("ann", "wrong order")));
    Instance<Void> instance = run(chain);

    assertThat(instance.state()).isEqualTo(InstanceState.CANCELLED);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "b#1/undo", "a#1/undo");
    assertThat(why).containsExactly("wrong order");
  }

  @Test
  void a_cancel_while_going_back_ends_after_the_running_undo_and_names_what_is_left() {
    chain.fails("c").undo("b", call -> first().cancel("ann", "enough"));
    Instance<Void> instance = run(chain);

    assertThat(instance.state()).isEqualTo(InstanceState.CANCELLED);
    assertThat(chain.log.lines()).endsWith("b#1/undo");
    assertThat(events())
        .last()
        .isInstanceOfSatisfying(
            GoingBackEnded.class, ended -> assertThat(ended.left()).containsExactly(1));
    assertThat(instance.report().cause()).isEqualTo("'c' failed: IllegalStateException: c broke");
  }

  @Test
  void a_cancel_with_undo_whose_undo_fails_waits_and_can_be_cancelled_without() {
    chain.undo(
        "a",
        call -> {
          throw new IllegalStateException("a cannot be undone");
        });
    chain.step("b", meanwhile(() -> first().cancelWithUndo("ann", "wrong order")));
    Instance<Void> instance = run(chain);
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLBACK_FAILED);
    instance.retryUndos();
    laboratory.runAll();
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLBACK_FAILED);
    instance.cancel("ann", "leave it");
    laboratory.runAll();
    assertThat(instance.state()).isEqualTo(InstanceState.CANCELLED);
  }

  @Test
  void a_settled_undo_lets_the_others_go_on_and_the_instance_ends_as_failed() {
    chain
        .fails("c")
        .undo(
            "b",
            call -> {
              throw new IllegalStateException("b cannot be undone");
            });
    Instance<Void> instance = run(chain);
    refused(
        ErrorCode.STEP_STATE,
        "the undo of step 'a' has not failed",
        () -> instance.settleUndo("a", "ann", ""));
    instance.settleUndo("b", "ann", "paid back by hand");
    laboratory.runAll();

    assertThat(instance.state()).isEqualTo(InstanceState.FAILED);
    assertThat(chain.log.lines()).endsWith("b#1/undo", "a#1/undo");
    assertThat(events())
        .last()
        .isInstanceOfSatisfying(
            GoingBackEnded.class, ended -> assertThat(ended.left()).containsExactly(2));
  }

  private Script<String, Void> holding() {
    return chain
        .step(
            "b",
            Made.class,
            call -> {
              throw new IllegalStateException("b broke");
            })
        .policy("b", Policies.onFailure(FailurePolicy.HOLD));
  }

  @Test
  void a_held_step_is_skipped_with_an_output_and_never_undone() {
    List<String> seen = new ArrayList<>();
    holding()
        .step(
            "c",
            call -> {
              seen.add(call.get(Key.of(Made.class)).text());
              throw new IllegalStateException("c broke");
            });
    Instance<Void> instance = run(chain);
    instance.skip("b", new Made("by hand"), "ann", "packed by hand");
    laboratory.runAll();

    assertThat(seen).containsExactly("by hand");
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "c#1", "c#1/undo", "a#1/undo");
  }

  @Test
  void a_skip_that_does_not_fit_is_refused_and_changes_nothing() {
    holding();
    Instance<Void> instance = run(chain);
    int before = events().size();
    refused(
        ErrorCode.PARAMETER_INVALID,
        "cannot be skipped with a java.lang.String",
        () -> instance.skip("b", "text", "ann", ""));
    refused(
        ErrorCode.PARAMETER_INVALID,
        "cannot be skipped with nothing",
        () -> instance.skip("b", null, "ann", ""));
    refused(
        ErrorCode.PARAMETER_INVALID,
        "step 'a' makes nothing",
        () -> instance.skip("a", "text", "ann", ""));
    refused(
        ErrorCode.STEP_STATE,
        "step 'a' is neither held nor waiting",
        () -> instance.skip("a", null, "ann", ""));
    refused(ErrorCode.STEP_UNKNOWN, "has no step 'z'", () -> instance.skip("z", null, "ann", ""));
    refused(ErrorCode.STEP_UNKNOWN, "has no step 'z'", () -> instance.retry("z", "ann", ""));
    refused(
        ErrorCode.STEP_STATE,
        "choice 'z' is not held",
        () -> instance.pickBranch("z", "y", "ann", ""));
    refused(ErrorCode.ILLEGAL_STATE, "while it is HELD", instance::retryUndos);
    assertThat(events()).hasSize(before);
  }

  @Test
  void a_skip_while_stopped_goes_on_when_the_instance_is_started() {
    holding();
    Instance<Void> instance = run(chain);
    instance.stop();
    refused(
        ErrorCode.ILLEGAL_STATE, "retry is not possible while it is SUSPENDED", instance::retry);
    instance.skip("b", new Made("by hand"), "ann", "");
    laboratory.runAll();
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1");
    instance.start();
    laboratory.runAll();
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void start_calls_a_held_step_again() {
    holding();
    Instance<Void> instance = run(chain);
    instance.start();
    laboratory.runAll();
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "b#1");
  }

  @Test
  void a_held_step_that_is_taken_as_failed_has_its_instance_undone() {
    holding();
    Instance<Void> instance = run(chain);
    instance.forceFail("b", "ann", "hopeless");
    laboratory.runAll();

    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "b#1/undo", "a#1/undo");
    assertThat(instance.report().cause()).contains("'b' failed").contains("by ann: hopeless");
  }

  @Test
  void a_running_step_that_is_taken_as_failed_is_fenced() {
    chain.step(
        "b",
        meanwhile(
            () -> {
              first().forceFail("b", "ann", "it hangs");
              laboratory.runAll();
            }));
    chain.policy("b", Policies.onFailure(FailurePolicy.HOLD));
    Instance<Void> instance = run(chain);

    assertThat(instance.state()).isEqualTo(InstanceState.HELD);
    assertThat(events()).last().isInstanceOf(LateRefused.class);
    instance.retry();
    laboratory.runAll();
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void a_step_that_waits_for_its_next_attempt_is_tried_at_once_on_request() {
    chain.fails("b").policy("b", Policies.attempts(2, Duration.ofDays(1)));
    Instance<Void> instance = run(chain);
    chain.step("b", call -> null);
    instance.retry("b", "ann", "it is up");
    laboratory.passAll();
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "b#1", "c#1");
  }

  @Test
  void everything_is_refused_of_an_instance_that_has_ended() {
    Instance<Void> instance = run(chain);
    int before = events().size();
    for (Instance<Void> one : List.of(instance, first())) {
      refused(ErrorCode.ILLEGAL_STATE, "FINISHED", one::start);
      refused(ErrorCode.ILLEGAL_STATE, "FINISHED", one::stop);
      refused(ErrorCode.ILLEGAL_STATE, "FINISHED", () -> one.cancel("ann", ""));
      refused(ErrorCode.ILLEGAL_STATE, "FINISHED", () -> one.cancelWithUndo("ann", ""));
      refused(ErrorCode.ILLEGAL_STATE, "FINISHED", one::retry);
      refused(ErrorCode.ILLEGAL_STATE, "FINISHED", () -> one.skip("a", null, "ann", ""));
      refused(ErrorCode.ILLEGAL_STATE, "FINISHED", () -> one.forceFail("a", "ann", ""));
      refused(ErrorCode.ILLEGAL_STATE, "FINISHED", () -> one.pickBranch("a", "b", "ann", ""));
      refused(ErrorCode.ILLEGAL_STATE, "FINISHED", one::retryUndos);
      refused(ErrorCode.ILLEGAL_STATE, "FINISHED", () -> one.settleUndo("a", "ann", ""));
    }
    assertThat(events()).hasSize(before);
  }
}
