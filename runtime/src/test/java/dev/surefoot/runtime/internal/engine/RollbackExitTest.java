package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Going back inside of a parallel that a cancelling exit leaves. */
class RollbackExitTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final Laboratory laboratory = new Laboratory(1);
  private final Script<String, Void> script = Script.of(new Flows.First(), String.class);

  private Instance<Void> run() {
    Hosted<String, Void> flow = Hosted.of(script);
    Instance<Void> instance = laboratory.open(flow).start(flow, "1", "in");
    laboratory.runAll();
    return instance;
  }

  private Instance<?> found() {
    var page = laboratory.host().lookup().list(InstanceFilter.ALL, 1, 1);
    return laboratory.host().lookup().find(page.rows().get(0).id()).orElseThrow();
  }

  @Test
  void ends_first_and_then_the_exit_ends_the_flow() {
    script.step(
        "c2",
        call -> {
          found().execute(found().plan(Rollback.to("c1").causal()), "ann", "");
          return null;
        });
    script.undo(
        "c1",
        call -> {
          if (call.attempt().number() == 1) {
            throw new IllegalStateException("not yet");
          }
        });
    script.undoPolicy("c1", Policies.attempts(2, DAY));
    script.fails("b2");
    script.policy("b2", Policies.attempts(2, Duration.ofHours(1)));
    Instance<Void> instance = run();
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLING_BACK);
    script.step("b2", call -> null);
    laboratory.pass(DAY.dividedBy(2));
    assertThat(script.log.lines()).filteredOn("b2#1"::equals).hasSize(2);
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLING_BACK);

    laboratory.pass(DAY);
    assertThat(script.log.lines()).contains("c1#1/undo").doesNotContain("c1#2", "c3#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }
}
