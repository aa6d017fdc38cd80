package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.surefoot.FailurePolicy;
import dev.surefoot.FlowDefinition;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.spi.UndoKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Each way in which going back is refused has a code and a text of its own, and changes nothing.
 */
class RollbackRefusedTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final Laboratory laboratory = new Laboratory(1);
  private final List<RequestRefusedException> inside = new ArrayList<>();

  private static Script<String, Void> held(FlowDefinition<String> flow, String step) {
    return Script.of(flow, String.class)
        .fails(step)
        .policy(step, Policies.onFailure(FailurePolicy.HOLD));
  }

  private Instance<Void> run(Script<String, Void> script) {
    Hosted<String, Void> flow = Hosted.of(script);
    Instance<Void> instance = laboratory.open(flow).start(flow, "1", "in");
    laboratory.runAll();
    return instance;
  }

  private Instance<Void> held(String step) {
    return run(held(new Flows.Branches(), step));
  }

  private static RequestRefusedException refusal(ThrowingCallable asked) {
    return catchThrowableOfType(RequestRefusedException.class, asked);
  }

  private static void refused(ThrowingCallable asked, ErrorCode code, String text) {
    RequestRefusedException why = refusal(asked);
    assertThat(why).as("refusal").isNotNull();
    assertThat(why.code()).isEqualTo(code);
    assertThat(why).hasMessage("instance '1' of flow 'branches' refused: " + text);
  }

  /** What is refused while a step runs. */
  private void inside(String step, Consumer<Instance<?>> asked) {
    Script<String, Void> script = Script.of(new Flows.Branches(), String.class);
    script.step(
        step,
        call -> {
          var rows = laboratory.host().lookup().list(InstanceFilter.ALL, 1, 1).rows();
          Instance<?> instance = laboratory.host().lookup().find(rows.get(0).id()).orElseThrow();
          if (inside.isEmpty()) { // a rollback that it reserves runs it again
            inside.add(refusal(() -> asked.accept(instance)));
          }
          return null;
        });
    run(script);
    assertThat(inside).hasSize(1);
  }

  @Test
  void an_instance_that_is_unknown() {
    held("d");
    assertThat(laboratory.host().lookup().find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void a_state_in_which_nothing_goes_back() {
    Instance<Void> instance = held("d");
    instance.stop();
    refused(
        () -> instance.plan(Rollback.to("a")),
        ErrorCode.ILLEGAL_STATE,
        "it is SUSPENDED, nothing goes back then, only by CAUSAL");
    instance.cancel("ann", "");
    laboratory.runAll();
    refused(
        () -> instance.plan(Rollback.to("a")),
        ErrorCode.ILLEGAL_STATE,
        "it is CANCELLED and does not go forward any more");
    assertThat(instance.allowedTargets(Rollback.Mode.CAUSAL)).isEmpty();
  }

  @Test
  void a_start_that_the_flow_has_left() {
    Instance<Void> instance = held("b3");
    refused(
        () -> instance.plan(Rollback.to("b1").from("b2")),
        ErrorCode.START_NOT_CURRENT,
        "the flow has gone on from b2#1, so no rollback begins there");
    refused(
        () -> instance.plan(Rollback.to("b1").from("d")),
        ErrorCode.START_NOT_CURRENT,
        "the start 'd' has not run, or was gone back over");
  }

  @Test
  void a_start_that_runs() {
    inside("b2", instance -> instance.plan(Rollback.to("b1")));
    assertThat(inside.get(0).code()).isEqualTo(ErrorCode.START_RUNNING);
    assertThat(inside.get(0)).hasMessageEndingWith("b2#1 has not ended: it is OPEN");
  }

  @Test
  void a_target_that_is_unknown() {
    Instance<Void> instance = held("b3");
    refused(
        () -> instance.plan(Rollback.to("z")),
        ErrorCode.TARGET_UNKNOWN,
        "flow 'branches' has no step 'z'");
    refused(
        () -> instance.plan(Rollback.to("b1#7")),
        ErrorCode.TARGET_UNKNOWN,
        "step 'b1' has no visit 7");
  }

  @Test
  void a_target_that_has_not_finished() {
    Instance<Void> instance = held("b3");
    refused(
        () -> instance.plan(Rollback.to("d")),
        ErrorCode.TARGET_NOT_FINISHED,
        "step 'd' has not run");
    refused(
        () -> instance.plan(Rollback.to("b3")),
        ErrorCode.TARGET_NOT_FINISHED,
        "b3#1 has not finished: it is HELD");
    instance.execute(instance.plan(Rollback.to("b2")), "ann", "");
    laboratory.runAll();
    refused(
        () -> instance.plan(Rollback.to("b2#1")),
        ErrorCode.TARGET_NOT_FINISHED,
        "b2#1 was undone before");
  }

  @Test
  void a_target_that_is_no_task() {
    Instance<Void> instance = held("d");
    refused(
        () -> instance.plan(Rollback.to("both")),
        ErrorCode.TARGET_NOT_A_TASK,
        "'both' is no task, and only a task can run again");
  }

  @Test
  void a_target_that_is_not_before_the_start() {
    Instance<Void> instance = held("c2");
    refused(
        () -> instance.plan(Rollback.to("b3").from("b3")),
        ErrorCode.TARGET_NOT_BEFORE_START,
        "b3#1 does not come before b3#1, where it would begin");
    assertThat(instance.plan(Rollback.to("b1")).start()).isEqualTo("b3#1");
  }

  @Test
  void a_target_in_another_region() {
    Instance<Void> instance = held("d");
    refused(
        () -> instance.plan(Rollback.to("b1")),
        ErrorCode.TARGET_OTHER_REGION,
        "b1#1 is in branch 'both/left', and d#1, where it would begin, in no parallel; CAUSAL goes"
            + " back to any step");
    refused(
        () -> instance.plan(Rollback.to("b1").jump()),
        ErrorCode.TARGET_OTHER_REGION,
        "b1#1 is in branch 'both/left', and d#1, where it would begin, in no parallel; CAUSAL goes"
            + " back to any step");
  }

  @Test
  void a_target_nearer_than_that_of_the_one_that_has_failed() {
    Script<String, Void> script = held(new Flows.Branches(), "b3");
    script.undo(
        "b1",
        call -> {
          throw new IllegalStateException("b1 cannot be undone");
        });
    Instance<Void> instance = run(script);
    instance.execute(instance.plan(Rollback.to("b1")), "ann", "");
    laboratory.runAll();
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLBACK_FAILED);
    refused(
        () -> instance.plan(Rollback.to("b2").causal()),
        ErrorCode.TARGET_TOO_NEAR,
        "its rollback to b1#1 has failed; it can go back as far, and farther, but not to b2#1");
    script.undo("b1", call -> {});
    instance.execute(instance.plan(Rollback.to("a").causal()), "ann", "farther");
    laboratory.runAll();
    assertThat(script.log.lines()).containsOnlyOnce("b2#1/undo");
    assertThat(script.log.lines()).contains("c1#1/undo", "a#1/undo", "a#2");
    assertThat(instance.state()).isEqualTo(InstanceState.HELD);
  }

  @Test
  void an_irreversible_step_on_the_way_unless_it_is_to_be_passed_over() {
    Script<String, Void> script = held(new Flows.Branches(), "b3");
    script.undo("b2", UndoKind.IRREVERSIBLE, call -> {});
    Instance<Void> instance = run(script);
    refused(
        () -> instance.plan(Rollback.to("b1")),
        ErrorCode.STEP_IRREVERSIBLE,
        "b2#1 on the way cannot be undone; ask to pass over it");
    RollbackPlan plan = instance.plan(Rollback.to("b1").passingOver());
    assertThat(plan.passedOver()).containsExactly("b2#1");
    instance.execute(plan, "ann", "");
    laboratory.runAll();
    instance.cancelWithUndo("ann", "");
    laboratory.runAll();
    assertThat(instance.detail().left()).contains("b2#1");
  }

  @Test
  void work_that_a_jump_would_leave() {
    Script<String, Void> script = held(new Flows.Branches(), "b3");
    script.fails("c1").policy("c1", Policies.attempts(2, DAY));
    Instance<Void> instance = run(script);
    refused(
        () -> instance.plan(Rollback.to("a").jump()),
        ErrorCode.WORK_RUNNING,
        "c1#1 would be left, and has not ended; wait for it, or cancel it");
    RollbackPlan plan = instance.plan(Rollback.to("a").jump().cancelling());
    assertThat(plan.settled()).containsExactly("c1#1");
    instance.execute(plan, "ann", "");
    laboratory.runAll();
    assertThat(script.log.lines()).contains("a#2", "c1#2").noneMatch(l -> l.endsWith("/undo"));
  }

  @Test
  void an_exit_whose_parallel_would_stay() {
    Script<String, Void> script = held(new Flows.Exiting(), "e");
    Instance<Void> instance = run(script);
    RequestRefusedException why = refusal(() -> instance.plan(Rollback.to("b2").causal()));
    assertThat(why.code()).isEqualTo(ErrorCode.SPLIT_LEFT);
    assertThat(why)
        .hasMessageEndingWith(
            "the cancelling exit in branch 'out/yes' came from b2#1, and what it has cancelled in"
                + " 'both' does not come back; go back to before that");
    assertThat(instance.allowedTargets(Rollback.Mode.CAUSAL)).containsExactly("a#1");
  }

  @Test
  void a_plan_that_is_out_of_date() {
    Instance<Void> instance = held("b3");
    RollbackPlan plan = instance.plan(Rollback.to("b2").causal());
    instance.retry();
    laboratory.runAll();
    instance.execute(plan, "ann", "nothing has changed");
    laboratory.runAll();
    refused(
        () -> instance.execute(plan, "ann", "again"),
        ErrorCode.PLAN_CHANGED,
        "the plan is out of date: it goes back to b2#2 and not b2#1; called are the undos"
            + " [b3#2, b2#2] and not [b3#1, b2#1]; undone is [b3#2, b2#2] and not [b3#1, b2#1]");
  }

  @Test
  void a_second_reservation() {
    inside(
        "b2",
        running -> {
          running.reserve(Rollback.to("b1").from("b2"), "ann", "");
          running.reserve(Rollback.to("b1").from("b2"), "bob", "");
        });
    assertThat(inside.get(0).code()).isEqualTo(ErrorCode.RESERVATION_EXISTS);
    assertThat(inside.get(0))
        .hasMessageEndingWith(
            "a rollback to b1#1 is reserved already, for when b2#1 has ended; cancel it first");
  }

  @Test
  void a_reservation_for_a_step_that_does_not_run() {
    Instance<Void> instance = held("b3");
    refused(
        () -> instance.reserve(Rollback.to("b1").from("b3"), "ann", ""),
        ErrorCode.STEP_STATE,
        "'b3' does not run; a rollback from it can be executed, not reserved");
    refused(
        () -> instance.reserve(Rollback.to("b1").causal(), "ann", ""),
        ErrorCode.PARAMETER_INVALID,
        "a reservation goes by TOKEN or ANY, and from a step that runs; causal() needs none");
    refused(
        () -> instance.cancelReservation("ann", ""),
        ErrorCode.RESERVATION_UNKNOWN,
        "no rollback is reserved");
  }

  @Test
  void a_second_going_back() {
    Script<String, Void> script = held(new Flows.Branches(), "b3");
    script.undo(
        "b2",
        call -> {
          throw new IllegalStateException("not now");
        });
    script.undoPolicy("b2", Policies.attempts(2, DAY));
    Instance<Void> instance = run(script);
    instance.execute(instance.plan(Rollback.to("b1")), "ann", "");
    laboratory.runAll();
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLING_BACK);
    refused(
        () -> instance.plan(Rollback.to("a").causal()),
        ErrorCode.ILLEGAL_STATE,
        "it is going back to b1#1 already");
    refused(
        () -> instance.retry("b3", "ann", ""),
        ErrorCode.ILLEGAL_STATE,
        "retry is not possible while it is ROLLING_BACK, but in RUNNING, HELD");
  }
}
