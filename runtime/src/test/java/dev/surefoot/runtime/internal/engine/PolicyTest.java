package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Body;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceFailedException;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.InstanceWaitsException;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What follows when a step or a choice has failed for good. */
class PolicyTest {
  private final Laboratory laboratory = new Laboratory(1);
  private final AtomicBoolean broken = new AtomicBoolean(true);

  private <R> Instance<R> run(Script<String, R> script) {
    Hosted<String, R> flow = Hosted.of(script);
    Instance<R> instance = laboratory.open(flow).start(flow, "1", "in");
    laboratory.passAll();
    return instance;
  }

  private Object breaks(Object otherwise) {
    if (broken.get()) {
      throw new IllegalStateException("b broke");
    }
    return otherwise;
  }

  private Script<String, Void> fork(FailurePolicy policy) {
    return Script.of(new Flows.Fork(), String.class)
        .step("b", String.class, call -> breaks("made"))
        .policy("b", Policies.onFailure(policy));
  }

  @Test
  void a_held_step_waits_while_other_branches_go_on() {
    Script<String, Void> fork = fork(FailurePolicy.HOLD);
    Instance<Void> instance = run(fork);

    assertThat(instance.state()).isEqualTo(InstanceState.HELD);
    assertThat(fork.log.lines()).containsExactlyInAnyOrder("a#1", "b#1", "c#1");
    assertThatThrownBy(instance::result)
        .isInstanceOf(InstanceWaitsException.class)
        .hasMessageContaining("is HELD");
    broken.set(false);
    instance.retry("ann", "b is up");
    laboratory.passAll();
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void a_held_step_is_held_after_a_restart_and_not_called() {
    Script<String, Void> fork = fork(FailurePolicy.HOLD);
    run(fork);
    laboratory.crash();
    Hosted<String, Void> flow = Hosted.of(fork);
    Instance<Void> instance = laboratory.open(flow).lookup().find(flow, "1").orElseThrow();
    laboratory.passAll();

    assertThat(instance.state()).isEqualTo(InstanceState.HELD);
    assertThat(fork.log.lines()).hasSize(3);
  }

  @Test
  void fail_ends_the_instance_without_undoing_anything() {
    Script<String, Void> fork = fork(FailurePolicy.FAIL);
    Instance<Void> instance = run(fork);

    assertThat(instance.state()).isEqualTo(InstanceState.FAILED);
    assertThat(fork.log.lines()).noneMatch(line -> line.endsWith("/undo"));
    assertThatThrownBy(instance::result)
        .isInstanceOf(InstanceFailedException.class)
        .hasMessageContaining("is FAILED because 'b' failed: IllegalStateException: b broke");
  }

  @Test
  void an_ignored_failure_leaves_the_output_out() {
    List<Optional<String>> seen = new ArrayList<>();
    Script<String, Void> fork = fork(FailurePolicy.IGNORE);
    fork.step("d", call -> seen.add(call.find(Key.of(String.class))) ? null : null);
    Instance<Void> instance = run(fork);

    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(fork.log.lines()).contains("d#1");
    assertThat(seen).containsExactly(Optional.empty());
    assertThat(instance.report().cause()).isNull();
  }

  @Test
  void an_ignored_failure_hides_what_an_earlier_visit_has_made() {
    List<Boolean> seen = new ArrayList<>();
    Script<String, Flows.Count> loop =
        Script.of(new Looping(), String.class, Flows.Count.class)
            .step(
                "x",
                call -> seen.add(call.find(Key.of(Flows.Count.class)).isPresent()) ? null : null);
    loop.policy("a", Policies.onFailure(FailurePolicy.IGNORE));
    loop.step(
        "a",
        Flows.Count.class,
        call -> {
          int visit = Flows.visit(call.attempt().key());
          if (visit == 2) {
            throw new IllegalStateException("second visit");
          }
          return new Flows.Count(visit);
        });
    Instance<Flows.Count> instance = run(loop);

    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(seen).containsExactly(true, false, true);
  }

  /** {@code a x}, three times. */
  @Flow("looping")
  static final class Looping extends FlowDefinition<String> {
    private int rounds;

    @Override
    protected Body<String> define() {
      return task("a", Any.class)
          .task("x", Any.class)
          .choice("enough")
          .when("no", in -> ++rounds < 3, task("y", Any.class).redirectTo("a"))
          .otherwise(pass());
    }
  }

  @Flow("choosy")
  static final class Choosy extends FlowDefinition<String> {
    private final AtomicBoolean broken;

    Choosy(AtomicBoolean broken) {
      this.broken = broken;
    }

    @Override
    protected Body<String> define() {
      return task("a", Any.class)
          .choice("which")
          .when("first", this::breaks, task("b", Any.class))
          .otherwise(task("c", Any.class));
    }

    private boolean breaks(String in) {
      if (broken.get()) {
        throw new IllegalStateException("the guard broke");
      }
      return true;
    }
  }

  private Script<String, Void> choosy(FailurePolicy policy) {
    return Script.of(new Choosy(broken), String.class).onFailure(policy);
  }

  @Test
  void a_held_choice_is_asked_again_on_request() {
    Script<String, Void> choosy = choosy(FailurePolicy.HOLD);
    Instance<Void> instance = run(choosy);
    assertThat(instance.state()).isEqualTo(InstanceState.HELD);
    instance.retry();
    laboratory.passAll();
    assertThat(instance.state()).isEqualTo(InstanceState.HELD);

    broken.set(false);
    instance.retry("which", "ann", "");
    laboratory.passAll();
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(choosy.log.lines()).containsExactly("a#1", "b#1");
  }

  @Test
  void a_branch_of_a_held_choice_may_be_picked() {
    Script<String, Void> choosy = choosy(FailurePolicy.HOLD);
    Instance<Void> instance = run(choosy);
    instance.pickBranch("which", "otherwise", "ann", "the guard is broken");
    laboratory.passAll();

    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(choosy.log.lines()).containsExactly("a#1", "c#1");
  }

  @Test
  void an_ignored_guard_does_not_hold() {
    Script<String, Void> choosy = choosy(FailurePolicy.IGNORE);
    assertThat(run(choosy).state()).isEqualTo(InstanceState.FINISHED);
    assertThat(choosy.log.lines()).containsExactly("a#1", "c#1");
  }

  @Test
  void a_guard_may_fail_its_instance() {
    Script<String, Void> choosy = choosy(FailurePolicy.FAIL);
    assertThat(run(choosy).state()).isEqualTo(InstanceState.FAILED);
    assertThat(choosy.log.lines()).containsExactly("a#1");
  }
}
