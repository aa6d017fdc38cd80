package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Cause;
import dev.surefoot.FailurePolicy;
import dev.surefoot.FlowDefinition;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What steps and undos are told of why they are called, when nobody gave a reason. */
class CauseTest {
  private final Laboratory laboratory = new Laboratory(1);
  private final List<Cause> told = new ArrayList<>();

  private static Script<String, Void> silent(FlowDefinition<String> flow, String step) {
    return Script.of(flow, String.class)
        .step(
            step,
            call -> {
              throw new NullPointerException();
            });
  }

  private Instance<Void> run(Script<String, Void> script) {
    Hosted<String, Void> flow = Hosted.of(script);
    Instance<Void> instance = laboratory.open(flow).start(flow, "1", "in");
    laboratory.runAll();
    return instance;
  }

  private Script<String, Void> undone(Script<String, Void> script) {
    return script.undo("a", call -> told.add(call.cause()));
  }

  @Test
  void a_failure_without_a_message_is_told_by_its_type_on_the_fail_path() {
    Script<String, Void> script = silent(new Flows.Failing(), "b").onFailure(FailurePolicy.FAIL);
    script.step("x", call -> told.add(call.cause()) ? null : null);
    Instance<Void> instance = run(script);

    assertThat(told).containsExactly(new Cause("b", "NullPointerException"));
    assertThat(instance.detail().cause()).isEqualTo("'b' failed: NullPointerException");
  }

  @Test
  void an_undo_is_told_so_too() {
    run(undone(silent(new Flows.Chain(), "b")));

    assertThat(told).containsExactly(new Cause("b", "NullPointerException"));
  }

  @Test
  void and_one_of_a_failure_that_goes_back_to_a_step() {
    Script<String, Void> script = undone(silent(new Flows.Chain(), "b")).backTo("b", "a", 1);
    Instance<Void> instance = run(script);

    assertThat(told).startsWith(new Cause("b", "NullPointerException"));
    assertThat(instance.detail().rollbacks().get(0).why()).isEqualTo("NullPointerException");
  }

  @Test
  void a_request_without_a_reason_is_told_as_one() {
    Script<String, Void> script = undone(silent(new Flows.Chain(), "c"));
    Instance<Void> instance = run(script.policy("c", Policies.onFailure(FailurePolicy.HOLD)));
    instance.execute(instance.plan(Rollback.to("a").causal()), "ann", "");
    laboratory.runAll();
    instance.cancelWithUndo("ann", "");
    laboratory.runAll();

    assertThat(told)
        .containsExactly(
            new Cause("", "a rollback was asked for"), new Cause("", "it was cancelled"));
  }
}
