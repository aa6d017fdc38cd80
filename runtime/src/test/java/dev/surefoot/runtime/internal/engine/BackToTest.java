package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Cause;
import dev.surefoot.FailurePolicy;
import dev.surefoot.FlowDefinition;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.spi.UndoKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Steps whose failure makes the instance go back to an earlier step. */
class BackToTest {
  private final Laboratory laboratory = new Laboratory(1);

  /** How often a step still breaks. */
  private final Map<String, Integer> breaks = new HashMap<>();

  private Script<String, Void> script(FlowDefinition<String> flow, FailurePolicy otherwise) {
    return Script.of(flow, String.class).onFailure(otherwise);
  }

  private void breaks(Script<String, Void> script, String step, int times) {
    breaks.put(step, times);
    script.step(
        step,
        call -> {
          if (breaks.merge(step, -1, Integer::sum) >= 0) {
            throw new IllegalStateException(step + " broke");
          }
          return null;
        });
  }

  private Instance<Void> run(Script<String, Void> script) {
    Hosted<String, Void> flow = Hosted.of(script);
    Instance<Void> instance = laboratory.open(flow).start(flow, "1", "in");
    laboratory.passAll();
    return instance;
  }

  @Test
  void what_came_from_the_target_is_undone_and_it_runs_again() {
    Script<String, Void> chain = script(new Flows.Chain(), FailurePolicy.COMPENSATE);
    breaks(chain.backTo("c", "b", 1), "c", 1);
    Instance<Void> instance = run(chain);

    assertThat(chain.log.lines())
        .containsExactly("a#1", "b#1", "c#1", "c#1/undo", "b#1/undo", "b#2", "c#2");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void when_it_has_gone_back_so_often_the_failure_policy_holds() {
    Script<String, Void> chain = script(new Flows.Chain(), FailurePolicy.HOLD);
    breaks(chain.backTo("c", "b", 2), "c", 5);
    Instance<Void> instance = run(chain);

    assertThat(chain.log.lines()).containsOnlyOnce("c#3").doesNotContain("c#4", "c#3/undo");
    assertThat(instance.state()).isEqualTo(InstanceState.HELD);
    assertThat(instance.detail().rollbacks()).hasSize(2);
  }

  @Test
  void the_times_are_counted_for_the_whole_life_of_the_instance_and_each_step_alone() {
    Script<String, Void> chain = script(new Flows.Chain(), FailurePolicy.COMPENSATE);
    breaks(chain.backTo("b", "a", 1).backTo("c", "a", 1), "b", 1);
    breaks(chain, "c", 2);
    Instance<Void> instance = run(chain);

    assertThat(chain.log.lines())
        .containsSubsequence("b#1", "b#1/undo", "a#2", "c#1", "c#1/undo", "a#3", "c#2", "a#3/undo")
        .doesNotContain("a#4");
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
  }

  @Test
  void what_one_place_says_of_several_steps_is_counted_together() {
    Script<String, Void> chain = script(new Flows.Chain(), FailurePolicy.COMPENSATE);
    breaks(chain.backTo("b", "a", 1, "sub").backTo("c", "a", 1, "sub"), "b", 1);
    breaks(chain, "c", 1);
    Instance<Void> instance = run(chain);

    assertThat(chain.log.lines()).containsSubsequence("b#1/undo", "a#2", "c#1", "a#2/undo");
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
  }

  @Test
  void all_attempts_come_before() {
    Script<String, Void> chain = script(new Flows.Chain(), FailurePolicy.COMPENSATE);
    breaks(chain.backTo("c", "b", 1), "c", 3);
    chain.policy("c", Policies.attempts(3, Duration.ZERO));
    Instance<Void> instance = run(chain);

    assertThat(chain.log.lines())
        .containsExactly("a#1", "b#1", "c#1", "c#1", "c#1", "c#1/undo", "b#1/undo", "b#2", "c#2");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void a_branch_goes_back_alone_and_the_join_still_waits_for_all() {
    Script<String, Void> branches = script(new Flows.Branches(), FailurePolicy.COMPENSATE);
    breaks(branches.backTo("b3", "b1", 1), "b3", 1);
    Instance<Void> instance = run(branches);

    assertThat(branches.log.lines())
        .containsSubsequence("b3#1", "b3#1/undo", "b2#1/undo", "b1#1/undo", "b1#2", "b3#2", "d#1")
        .doesNotContain("c1#1/undo", "c2#1/undo", "d#2");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void from_a_branch_to_before_the_parallel_the_siblings_are_settled_and_undone() {
    Script<String, Void> branches = script(new Flows.Branches(), FailurePolicy.COMPENSATE);
    breaks(branches.backTo("b3", "a", 1), "b3", 1);
    Instance<Void> instance = run(branches);

    assertThat(branches.log.lines())
        .containsSubsequence("b3#1", "a#1/undo", "a#2", "b3#2", "d#1")
        .contains("c1#1/undo", "c1#2");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void an_undo_is_told_which_step_failed_and_how() {
    Script<String, Void> chain = script(new Flows.Chain(), FailurePolicy.COMPENSATE);
    breaks(chain.backTo("c", "b", 1), "c", 1);
    List<Cause> causes = new ArrayList<>();
    chain.undo("b", call -> causes.add(call.cause()));
    Instance<Void> instance = run(chain);

    assertThat(causes).containsExactly(new Cause("c", "c broke"));
    assertThat(instance.detail().rollbacks().get(0).start()).isEqualTo("c#1");
    assertThat(instance.detail().rollbacks().get(0).why()).isEqualTo("c broke");
  }

  @Test
  void where_something_on_the_way_cannot_be_undone_the_failure_policy_holds_and_says_why() {
    Script<String, Void> chain = script(new Flows.Chain(), FailurePolicy.HOLD);
    breaks(chain.backTo("c", "a", 1), "c", 9);
    chain.undo("b", UndoKind.IRREVERSIBLE, call -> {});
    Instance<Void> instance = run(chain);

    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "c#1");
    assertThat(instance.state()).isEqualTo(InstanceState.HELD);
    var page = laboratory.host().lookup().list(InstanceFilter.ALL, 1, 1);
    assertThat(page.rows().get(0).error())
        .contains("c broke (it did not go back to 'a': b#1 on the way cannot be undone");
  }

  @Test
  void an_undo_that_fails_on_the_way_waits_for_somebody_and_then_it_goes_on() {
    Script<String, Void> chain = script(new Flows.Chain(), FailurePolicy.COMPENSATE);
    breaks(chain.backTo("c", "a", 1), "c", 1);
    boolean[] broken = {true};
    chain.undo(
        "b",
        call -> {
          if (broken[0]) {
            throw new IllegalStateException("no undo");
          }
        });
    Instance<Void> instance = run(chain);
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLBACK_FAILED);

    broken[0] = false;
    instance.retryUndos("ann", "it is back");
    laboratory.passAll();
    assertThat(chain.log.lines()).endsWith("a#1/undo", "a#2", "b#2", "c#2");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void a_stopped_instance_goes_back_when_it_is_started() {
    Script<String, Void> chain = script(new Flows.Chain(), FailurePolicy.COMPENSATE);
    Instance<?>[] found = new Instance<?>[1];
    boolean[] broken = {true};
    chain
        .backTo("c", "b", 1)
        .step(
            "c",
            call -> {
              if (broken[0]) {
                found[0].stop("ann", "lunch");
                throw new IllegalStateException("c broke");
              }
              return null;
            });
    Hosted<String, Void> flow = Hosted.of(chain);
    found[0] = laboratory.open(flow).start(flow, "1", "in");
    laboratory.passAll();
    assertThat(found[0].state()).isEqualTo(InstanceState.SUSPENDED);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "c#1");

    broken[0] = false;
    found[0].start("ann", "back");
    laboratory.passAll();
    assertThat(chain.log.lines()).endsWith("c#1/undo", "b#1/undo", "b#2", "c#2");
    assertThat(found[0].state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void a_failure_beside_another_going_back_waits_until_that_has_ended() {
    Script<String, Void> branches = script(new Flows.Branches(), FailurePolicy.COMPENSATE);
    breaks(branches.backTo("b3", "b1", 1).backTo("c2", "c1", 1), "b3", 1);
    breaks(branches, "c2", 1);
    Instance<Void> instance = run(branches);

    assertThat(branches.log.lines())
        .contains("b1#1/undo", "b1#2", "c1#1/undo", "c1#2", "b3#2", "c2#2")
        .endsWith("d#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(instance.detail().rollbacks()).hasSize(2);
  }

  @Test
  void a_step_that_is_taken_as_failed_goes_back_too() {
    Script<String, Void> chain = script(new Flows.Chain(), FailurePolicy.COMPENSATE);
    boolean[] first = {true};
    Instance<?>[] found = new Instance<?>[1];
    chain
        .backTo("c", "b", 1)
        .step(
            "c",
            call -> {
              if (first[0]) {
                first[0] = false;
                found[0].forceFail("c", "ann", "it hangs");
              }
              return null;
            });
    Hosted<String, Void> flow = Hosted.of(chain);
    found[0] = laboratory.open(flow).start(flow, "1", "in");
    laboratory.passAll();

    assertThat(chain.log.lines())
        .containsExactly("a#1", "b#1", "c#1", "c#1/undo", "b#1/undo", "b#2", "c#2");
  }

  @Test
  void one_that_is_held_because_it_cannot_go_back_is_taken_as_failed_for_good() {
    Script<String, Void> chain = script(new Flows.Chain(), FailurePolicy.HOLD);
    chain.backTo("b", "c", 1).fails("b");
    Instance<Void> instance = run(chain);
    assertThat(instance.state()).isEqualTo(InstanceState.HELD);

    instance.forceFail("b", "ann", "hopeless");
    laboratory.passAll();
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
  }

  @Test
  void killed_at_any_commit_it_goes_back_as_often() {
    for (int commit = 1; commit < 30; commit++) {
      for (boolean kept : new boolean[] {true, false}) {
        Laboratory crashing = new Laboratory(commit);
        breaks.clear();
        Script<String, Void> chain = script(new Flows.Chain(), FailurePolicy.HOLD);
        chain.backTo("c", "b", 2).fails("c");
        crashing.crashAt(commit, kept);
        Hosted<String, Void> flow = Hosted.of(chain);
        Host host = crashing.open(flow);
        try {
          host.start(flow, "1", "in");
          crashing.passAll();
        } catch (RuntimeException e) {
          assertThat(crashing.crashed()).as("%s", e).isTrue();
        }
        if (crashing.crashed()) {
          crashing.crash();
          host = crashing.open(flow);
          host.start(flow, "1", "in");
          crashing.passAll();
        }
        Instance<Void> instance = host.start(flow, "1", "in");
        crashing.passAll();
        assertThat(instance.state()).as("commit %d", commit).isEqualTo(InstanceState.HELD);
        assertThat(instance.detail().rollbacks()).as("commit %d", commit).hasSize(2);
      }
    }
  }
}
