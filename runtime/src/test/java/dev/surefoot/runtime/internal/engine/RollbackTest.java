package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FailurePolicy;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.UndoFailurePolicy;
import dev.surefoot.runtime.Given;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Going back to a step: what is undone, in which order, and what runs again. */
class RollbackTest {
  private final Laboratory laboratory = new Laboratory(1);
  private final Set<String> broken = new HashSet<>();

  /** Steps in {@link #broken} fail and are held. */
  private <R> Script<String, R> holding(Script<String, R> script, String... steps) {
    for (String step : steps) {
      script.step(
          step,
          call -> {
            if (broken.contains(step)) {
              throw new IllegalStateException(step + " broke");
            }
            return null;
          });
      script.policy(step, Policies.onFailure(FailurePolicy.HOLD));
    }
    return script;
  }

  private Script<String, Void> script(FlowDefinition<String> flow, String held) {
    broken.add(held);
    return holding(Script.of(flow, String.class), held);
  }

  private <R> Instance<R> run(Script<String, R> script) {
    Hosted<String, R> flow = Hosted.of(script);
    Instance<R> instance = laboratory.open(flow).start(flow, "1", "in");
    laboratory.passAll();
    return instance;
  }

  /** The one instance, from inside of a step. */
  private Instance<?> found() {
    var page = laboratory.host().lookup().list(InstanceFilter.ALL, 1, 1);
    return laboratory.host().lookup().find(page.rows().get(0).id()).orElseThrow();
  }

  private void back(Instance<?> instance, Rollback rollback) {
    instance.execute(instance.plan(rollback), "ann", "once more");
    laboratory.passAll();
  }

  private List<String> since(Script<?, ?> script, int lines) {
    return script.log.lines().subList(lines, script.log.lines().size());
  }

  @Test
  void along_the_token_all_is_undone_but_the_failed_step_and_the_target_runs_again() {
    Script<String, Void> chain = script(new Flows.Chain(), "c");
    Instance<Void> instance = run(chain);
    assertThat(instance.state()).isEqualTo(InstanceState.HELD);
    broken.clear();
    back(instance, Rollback.to("a"));

    assertThat(since(chain, 3)).containsExactly("b#1/undo", "a#1/undo", "a#2", "b#2", "c#2");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void by_cause_the_failed_step_is_undone_first() {
    Script<String, Void> chain = script(new Flows.Chain(), "c");
    Instance<Void> instance = run(chain);
    broken.clear();
    back(instance, Rollback.to("b").causal());

    assertThat(since(chain, 3)).containsExactly("c#1/undo", "b#1/undo", "b#2", "c#2");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void a_jump_undoes_nothing_and_a_later_undo_of_the_whole_undoes_what_it_left() {
    Script<String, Void> chain = script(new Flows.Chain(), "c");
    Instance<Void> instance = run(chain);
    back(instance, Rollback.to("b").jump());
    assertThat(since(chain, 3)).containsExactly("b#2", "c#2");
    assertThat(instance.state()).isEqualTo(InstanceState.HELD);

    instance.cancelWithUndo("ann", "enough");
    laboratory.passAll();
    assertThat(since(chain, 5))
        .containsExactly("c#2/undo", "b#2/undo", "c#1/undo", "b#1/undo", "a#1/undo");
  }

  @Test
  void a_parallel_on_the_way_is_undone_whole_before_what_came_before_it() {
    Script<String, Void> fork = script(new Flows.Fork(), "d");
    Instance<Void> instance = run(fork);
    broken.clear();
    back(instance, Rollback.to("a"));

    assertThat(since(fork, 4).subList(0, 2)).containsExactlyInAnyOrder("b#1/undo", "c#1/undo");
    assertThat(since(fork, 4).subList(2, 4)).containsExactly("a#1/undo", "a#2");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(fork.log.lines()).endsWith("d#2");
  }

  @Test
  void inside_a_branch_the_sibling_is_not_touched_and_the_join_still_waits_for_all() {
    Script<String, Void> branches = script(new Flows.Branches(), "b3");
    Instance<Void> instance = run(branches);
    assertThat(branches.log.lines()).contains("c2#1");
    broken.clear();
    back(instance, Rollback.to("b1"));

    assertThat(since(branches, 6))
        .containsExactly("b2#1/undo", "b1#1/undo", "b1#2", "b2#2", "b3#2", "d#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void after_the_join_a_branch_goes_back_by_cause_and_the_other_waits_at_the_join_again() {
    Script<String, Void> branches = script(new Flows.Branches(), "d");
    Instance<Void> instance = run(branches);
    broken.clear();
    back(instance, Rollback.to("b2").causal());

    assertThat(since(branches, 7))
        .containsExactly("d#1/undo", "b3#1/undo", "b2#1/undo", "b2#2", "b3#2", "d#2");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void what_runs_beside_goes_on_meanwhile_and_what_came_from_the_target_is_awaited_first() {
    Script<String, Void> branches = Script.of(new Flows.Branches(), String.class);
    branches.step(
        "b2",
        call -> {
          if (Flows.visit(call.attempt().key()) == 1) {
            Instance<?> instance = found();
            instance.execute(instance.plan(Rollback.to("b1").causal()), "ann", "");
            assertThat(instance.state()).isEqualTo(InstanceState.ROLLING_BACK);
            assertThat(branches.log.lines()).doesNotContain("b1#1/undo");
          }
          return null;
        });
    Instance<Void> instance = run(branches);

    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    List<String> left = new ArrayList<>(branches.log.lines());
    left.removeIf(line -> line.startsWith("c"));
    assertThat(left)
        .containsExactly(
            "a#1", "b1#1", "b2#1", "b2#1/undo", "b1#1/undo", "b1#2", "b2#2", "b3#1", "d#1");
  }

  @Test
  void a_loop_is_undone_visit_by_visit_and_the_token_goes_to_the_first() {
    Script<String, Flows.Count> loop = holding(Flows.Loop.script(), "b");
    broken.add("b");
    Instance<Flows.Count> instance = run(loop);
    assertThat(loop.log.lines()).containsExactly("a#1", "x#1", "a#2", "x#2", "a#3", "b#1");
    RollbackPlan plan = instance.plan(Rollback.to("a"));
    assertThat(plan.undos())
        .extracting(RollbackPlan.Undo::execution)
        .containsExactly("a#3", "x#2", "a#2", "x#1", "a#1");
    assertThat(instance.plan(Rollback.to("a").causal()).undos())
        .extracting(RollbackPlan.Undo::execution)
        .containsExactly("b#1", "a#3");
    assertThat(instance.plan(Rollback.to("a#2")).target()).isEqualTo("a#2");
  }

  @Test
  void data_and_choices_are_as_before_the_target() {
    List<Integer> seen = new ArrayList<>();
    Script<String, Flows.Count> loop = holding(Flows.Loop.script(), "b");
    loop.step("x", call -> seen.add(call.get(Key.of(Flows.Count.class)).runs()) ? null : null);
    broken.add("b");
    Instance<Flows.Count> instance = run(loop);
    broken.clear();
    back(instance, Rollback.to("x#1"));

    assertThat(seen).as("what x reads").containsExactly(1, 2, 1);
    assertThat(loop.log.lines()).endsWith("x#1/undo", "x#3", "a#4", "b#2");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  record Remark(String text) {}

  @Test
  void the_step_that_runs_again_may_ask_for_what_was_remarked_and_no_other_does() {
    List<String> seen = new ArrayList<>();
    Script<String, Void> chain = script(new Flows.Chain(), "c");
    for (String step : List.of("a", "b")) {
      chain.step(
          step,
          call -> {
            seen.add(step + call.find(Key.of(Remark.class)).map(Remark::text).orElse(""));
            return null;
          });
    }
    Instance<Void> instance = run(chain);
    RollbackPlan plan = instance.plan(Rollback.to("a"));
    instance.execute(plan, "ann", "wrong figures", Given.of(new Remark(" was told to look twice")));
    laboratory.crash();
    Hosted<String, Void> flow = Hosted.of(chain);
    Instance<Void> again = laboratory.open(flow).lookup().find(flow, "1").orElseThrow();
    laboratory.passAll();

    assertThat(seen).containsExactly("a", "b", "a was told to look twice", "b");
    assertThat(again.state()).isEqualTo(InstanceState.HELD);
  }

  @Test
  void a_failed_undo_is_called_again_with_other_data_and_what_was_before_it_follows() {
    List<String> seen = new ArrayList<>();
    Script<String, Void> chain = script(new Flows.Chain(), "c");
    chain.step("b", String.class, call -> "account 1");
    chain.undo(
        "b",
        call -> {
          seen.add(call.get(Key.of(String.class)));
          if (seen.size() == 1) {
            throw new IllegalStateException("no such account");
          }
        });
    Instance<Void> instance = run(chain);
    broken.clear();
    back(instance, Rollback.to("a"));
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLBACK_FAILED);
    assertThat(chain.log.lines()).endsWith("b#1/undo");

    instance.retryUndo("b", "ann", "a typing error", Given.of("account 2"));
    laboratory.passAll();
    assertThat(seen).containsExactly("account 1", "account 2");
    assertThat(since(chain, 4)).containsExactly("b#1/undo", "a#1/undo", "a#2", "b#2", "c#2");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void a_failed_undo_stops_no_other_where_the_flow_says_so_and_has_to_be_seen_to_all_the_same() {
    Script<String, Void> chain =
        script(new Flows.Chain(), "c").onUndoFailure(UndoFailurePolicy.CONTINUE);
    chain.undo(
        "b",
        call -> {
          throw new IllegalStateException("b cannot be undone");
        });
    Instance<Void> instance = run(chain);
    broken.clear();
    back(instance, Rollback.to("a").causal());
    assertThat(since(chain, 3)).containsExactly("c#1/undo", "b#1/undo", "a#1/undo");
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLBACK_FAILED);

    instance.retryUndos();
    laboratory.passAll();
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLBACK_FAILED);
    laboratory.crash();
    Hosted<String, Void> flow = Hosted.of(chain);
    Instance<Void> again = laboratory.open(flow).lookup().find(flow, "1").orElseThrow();
    again.settleUndo("b", "ann", "by hand");
    laboratory.passAll();
    assertThat(since(chain, 6)).containsExactly("b#1/undo", "a#2", "b#2", "c#2");
    assertThat(again.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void a_failed_undo_of_the_whole_stops_no_other_where_the_flow_says_so() {
    Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);
    chain.fails("c").onUndoFailure(UndoFailurePolicy.CONTINUE);
    chain.undo(
        "c",
        call -> {
          throw new IllegalStateException("c cannot be undone");
        });
    Instance<Void> instance = run(chain);
    assertThat(since(chain, 3)).containsExactly("c#1/undo", "b#1/undo", "a#1/undo");
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLBACK_FAILED);

    chain.undo("c", call -> {});
    instance.retryUndos();
    laboratory.passAll();
    assertThat(since(chain, 6)).containsExactly("c#1/undo");
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
  }

  @Test
  void one_that_has_failed_may_be_followed_by_one_to_the_same_step() {
    Script<String, Void> chain = script(new Flows.Chain(), "c");
    chain.undo(
        "b",
        call -> {
          throw new IllegalStateException("b cannot be undone");
        });
    Instance<Void> instance = run(chain);
    broken.clear();
    back(instance, Rollback.to("b").causal());
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLBACK_FAILED);

    chain.undo("b", call -> {});
    back(instance, Rollback.to("b").causal());
    assertThat(since(chain, 3)).containsExactly("c#1/undo", "b#1/undo", "b#1/undo", "b#2", "c#2");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void two_undos_that_fail_at_once_are_seen_to_one_by_one_in_either_order() {
    for (String first : List.of("b", "c")) {
      Script<String, Void> fork = script(new Flows.Fork(), "d");
      for (String step : List.of("b", "c")) {
        fork.undo(
            step,
            call -> {
              throw new IllegalStateException(step + " cannot be undone");
            });
      }
      Laboratory own = new Laboratory(1);
      Hosted<String, Void> flow = Hosted.of(fork);
      Instance<Void> instance = own.open(flow).start(flow, "1", "in");
      own.passAll();
      broken.clear();
      instance.execute(instance.plan(Rollback.to("a")), "ann", "");
      own.passAll();
      assertThat(instance.state()).isEqualTo(InstanceState.ROLLBACK_FAILED);
      instance.settleUndo(first, "ann", "by hand");
      own.passAll();
      assertThat(instance.state()).isEqualTo(InstanceState.ROLLBACK_FAILED);
      assertThat(fork.log.lines()).doesNotContain("a#1/undo");
      String second = first.equals("b") ? "c" : "b";
      fork.undo(second, call -> {});
      instance.retryUndo(second, "ann", "");
      own.passAll();
      assertThat(fork.log.lines()).contains("a#1/undo", "a#2", "d#2");
      assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    }
  }

  @Test
  void a_failure_beside_is_held_until_it_has_ended_and_then_its_policy_applies() {
    Script<String, Void> branches = script(new Flows.Branches(), "b3");
    branches.fails("c1").policy("c1", Policies.attempts(2, Duration.ofDays(1)));
    branches.undo(
        "b2",
        call -> {
          if (call.attempt().number() == 1) {
            throw new IllegalStateException("not yet");
          }
        });
    Hosted<String, Void> flow = Hosted.of(branches);
    Instance<Void> instance = laboratory.open(flow).start(flow, "1", "in");
    laboratory.runAll();
    instance.execute(instance.plan(Rollback.to("b1")), "ann", "");
    laboratory.pass(Duration.ofDays(1));
    assertThat(branches.log.lines()).filteredOn("c1#1"::equals).hasSize(2);
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLBACK_FAILED);
    assertThat(branches.log.lines()).doesNotContain("c1#1/undo");

    instance.retryUndos();
    laboratory.passAll();
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(branches.log.lines()).contains("b1#1/undo", "c1#1/undo", "a#1/undo");
    assertThat(branches.log.lines()).doesNotContain("b1#2");
    assertThat(instance.report().cause()).contains("'c1' failed");
  }

  @Test
  void it_may_wait_where_the_rollback_has_put_it() throws Exception {
    Script<String, Void> chain = script(new Flows.Chain(), "c");
    Instance<Void> instance = run(chain);
    broken.clear();
    back(instance, Rollback.to("b").thenWait());
    assertThat(instance.state()).isEqualTo(InstanceState.SUSPENDED);
    assertThat(chain.log.lines()).endsWith("b#1/undo");

    instance.start();
    laboratory.passAll();
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void a_stopped_instance_goes_back_by_cause_and_stays_stopped() {
    Script<String, Void> branches = script(new Flows.Branches(), "b3");
    Instance<Void> instance = run(branches);
    instance.stop();
    back(instance, Rollback.to("b1").causal());
    assertThat(instance.state()).isEqualTo(InstanceState.SUSPENDED);
    assertThat(branches.log.lines()).endsWith("b3#1/undo", "b2#1/undo", "b1#1/undo");

    broken.clear();
    instance.start();
    laboratory.passAll();
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void one_that_follows_one_that_failed_leaves_suspended_what_was_suspended() {
    Script<String, Void> chain = script(new Flows.Chain(), "c");
    chain.undo(
        "a",
        call -> {
          if (broken.contains("c")) {
            throw new IllegalStateException("a cannot be undone yet");
          }
        });
    Instance<Void> instance = run(chain);
    instance.stop();
    back(instance, Rollback.to("a").causal());
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLBACK_FAILED);
    broken.clear();
    back(instance, Rollback.to("a").causal());
    assertThat(instance.state()).isEqualTo(InstanceState.SUSPENDED);
    assertThat(chain.log.lines()).doesNotContain("a#2");

    instance.start();
    laboratory.passAll();
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void what_joins_have_taken_is_put_back_in_the_same_order_whenever_the_journal_is_replayed() {
    Script<String, Void> nested = script(new Flows.Nested(), "e");
    nested.undo(
        "a",
        call -> {
          throw new IllegalStateException("a cannot be undone");
        });
    Instance<Void> instance = run(nested);
    back(instance, Rollback.to("a").causal());
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLBACK_FAILED);

    for (int i = 0; i < 30; i++) {
      ReplayCheck.check(instance);
    }
  }

  @Test
  void one_reserved_for_a_step_that_runs_begins_by_itself_and_undoes_it_first() {
    Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);
    chain.step(
        "b",
        call -> {
          if (Flows.visit(call.attempt().key()) == 1) {
            found().reserve(Rollback.to("a").from("b"), "ann", "wrong figures");
          }
          return null;
        });
    Instance<Void> instance = run(chain);

    assertThat(chain.log.lines())
        .containsExactly("a#1", "b#1", "b#1/undo", "a#1/undo", "a#2", "b#2", "c#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }
}
