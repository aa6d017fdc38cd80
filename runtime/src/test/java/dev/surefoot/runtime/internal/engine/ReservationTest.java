package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Body;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail;
import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.event.ReservationDropped;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.internal.journal.EventJson;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A rollback that is asked for while a step runs, and begins when it has ended. */
class ReservationTest {
  private static final Duration HOUR = Duration.ofHours(1);

  /** {@code a approval b}. */
  @Flow("approved")
  static final class Approved extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("a", Any.class).await("approval", Integer.class).task("b", Any.class);
    }
  }

  /** {@code a cool-off b}. */
  @Flow("cooled")
  static final class Cooled extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("a", Any.class).pause("cool-off", "14d").task("b", Any.class);
    }
  }

  private final Laboratory laboratory = new Laboratory(1);

  private Instance<Void> run(Script<String, Void> script) {
    Hosted<String, Void> flow = Hosted.of(script);
    Instance<Void> instance = laboratory.open(flow).start(flow, "1", "in");
    laboratory.runAll();
    return instance;
  }

  /** What is asked for while the first execution of a step runs. */
  private void during(Script<String, Void> script, String step, Consumer<Instance<?>> asked) {
    script.step(
        step,
        call -> {
          if (Flows.visit(call.attempt().key()) == 1) {
            var rows = laboratory.host().lookup().list(InstanceFilter.ALL, 1, 1).rows();
            asked.accept(laboratory.host().lookup().find(rows.get(0).id()).orElseThrow());
          }
          return null;
        });
  }

  private static void toA(Instance<?> instance, String from) {
    instance.reserve(Rollback.to("a").from(from), "ann", "wrong figures");
  }

  /** Why reservations were dropped, as the journal says it. */
  private List<String> dropped(Instance<?> instance) {
    return laboratory.store.journal(instance.id()).stream()
        .map(EventJson::read)
        .filter(ReservationDropped.class::isInstance)
        .map(event -> ((ReservationDropped) event).why())
        .toList();
  }

  @Test
  void that_is_cancelled_leaves_no_trace_but_in_the_journal() {
    Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);
    during(
        chain,
        "b",
        instance -> {
          toA(instance, "b");
          instance.cancelReservation("bob", "they were right");
        });
    Instance<Void> instance = run(chain);

    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "c#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(instance.detail().requests())
        .extracting(InstanceDetail.Request::by)
        .containsExactly("ann", "bob");
    assertThat(dropped(instance)).isEmpty();
  }

  @Test
  void that_is_cancelled_after_the_step_has_ended_lets_the_flow_go_on_from_there() {
    Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);
    during(
        chain,
        "b",
        instance -> {
          toA(instance, "b");
          instance.stop();
        });
    Instance<Void> instance = run(chain);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1");
    assertThat(instance.state()).isEqualTo(InstanceState.SUSPENDED);

    instance.cancelReservation("bob", "they were right");
    instance.start();
    laboratory.runAll();
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "c#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void begins_when_an_instance_is_started_that_was_stopped_meanwhile_also_after_a_crash() {
    Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);
    during(
        chain,
        "b",
        instance -> {
          instance.stop();
          toA(instance, "b");
        });
    run(chain);
    laboratory.crash();
    Hosted<String, Void> flow = Hosted.of(chain);
    Instance<Void> instance = laboratory.open(flow).lookup().find(flow, "1").orElseThrow();
    laboratory.runAll();
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1");

    instance.start();
    laboratory.runAll();
    assertThat(chain.log.lines())
        .containsExactly("a#1", "b#1", "b#1/undo", "a#1/undo", "a#2", "b#2", "c#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void begins_when_the_last_attempt_has_failed_in_place_of_what_the_policy_says() {
    Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);
    chain.fails("b").policy("b", Policies.attempts(2, HOUR));
    Instance<Void> instance = run(chain);
    toA(instance, "b");
    chain.step("b", call -> 1 / (Flows.visit(call.attempt().key()) - 1));
    laboratory.pass(HOUR);

    assertThat(chain.log.lines())
        .containsExactly("a#1", "b#1", "b#1", "a#1/undo", "a#2", "b#2", "c#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void of_a_step_that_is_polled_begins_when_it_has_ended() {
    int[] asked = {0};
    Script<String, Void> chain =
        Script.of(new Flows.Chain(), String.class)
            .polls("b", Long.class, call -> 42L, call -> ++asked[0] < 3 ? null : (Object) 7);
    Instance<Void> instance = run(chain);
    toA(instance, "b");
    laboratory.passAll();

    assertThat(chain.log.lines())
        .containsExactly("a#1", "b#1", "b#1/undo", "a#1/undo", "a#2", "b#2", "c#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void of_an_await_begins_when_it_is_answered() {
    Script<String, Void> approved = Script.of(new Approved(), String.class);
    Instance<Void> instance = run(approved);
    toA(instance, "approval");
    assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);
    instance.complete("approval", 1, "bob");
    laboratory.runAll();
    assertThat(approved.log.lines()).containsExactly("a#1", "a#1/undo", "a#2");

    instance.complete("approval", 2, "bob");
    laboratory.runAll();
    assertThat(approved.log.lines()).endsWith("a#2", "b#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void of_a_pause_begins_when_its_time_is_over() {
    Script<String, Void> cooled = Script.of(new Cooled(), String.class);
    Instance<Void> instance = run(cooled);
    toA(instance, "cool-off");
    laboratory.pass(Duration.ofDays(14));
    assertThat(cooled.log.lines()).containsExactly("a#1", "a#1/undo", "a#2");
    laboratory.pass(Duration.ofDays(14));
    assertThat(cooled.log.lines()).endsWith("a#2", "b#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void that_is_not_possible_any_more_is_dropped_with_its_reason_and_the_flow_goes_on() {
    Script<String, Void> branches =
        Script.of(new Flows.Branches(), String.class)
            .fails("b2")
            .policy("b2", Policies.attempts(2, HOUR))
            .fails("c2")
            .policy("c2", Policies.policy(2, HOUR.multipliedBy(100), null, FailurePolicy.HOLD));
    Instance<Void> instance = run(branches);
    instance.forceFail("c2", "bob", "not now");
    instance.reserve(Rollback.to("a").from("b2").jump(), "ann", "");
    instance.retry("c2", "bob", "now");
    branches.step("b2", call -> null);
    laboratory.pass(HOUR);

    assertThat(dropped(instance))
        .containsExactly("c2#1 would be left, and has not ended; wait for it, or cancel it");
    assertThat(branches.log.lines()).contains("b3#1").doesNotContain("a#2");
  }

  @Test
  void is_dropped_when_something_else_goes_back_over_its_start() {
    Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);
    during(
        chain,
        "b",
        instance -> {
          toA(instance, "b");
          instance.execute(instance.plan(Rollback.to("a").causal()), "bob", "at once");
        });
    Instance<Void> instance = run(chain);

    assertThat(dropped(instance)).containsExactly("it goes back to a#1");
    assertThat(chain.log.lines())
        .containsExactly("a#1", "b#1", "b#1/undo", "a#1/undo", "a#2", "b#2", "c#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }
}
