package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.internal.core.Core;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An engine that was just opened lists, and plans, what it accepts, before it has done anything.
 */
class TakeoverPlanTest {
  /** {@code a}, an answer, {@code b}. */
  @Flow("asking")
  static final class Asking extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("a", Any.class)
          .await("answer", Integer.class, after("30d", pass()))
          .task("b", Any.class);
    }
  }

  private final Laboratory laboratory = new Laboratory();
  private final Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);

  private Instance<Void> find(Hosted<String, Void> flow) {
    return laboratory.host().lookup().find(flow, "1").orElseThrow();
  }

  /** As it is listed, it is accepted, and a runs again. */
  private void goesBackToA(Instance<Void> instance, Rollback.Mode mode, String... undos) {
    assertThat(instance.allowedTargets(mode)).containsExactly("a#1");
    RollbackPlan plan = instance.plan(Rollback.to("a").by(mode));
    assertThat(plan.undos()).extracting(RollbackPlan.Undo::execution).containsExactly(undos);

    instance.execute(plan, "ann", "");

    laboratory.passAll();
    assertThat(instance.detail().executions())
        .extracting(one -> one.step() + "#" + one.visit())
        .contains("a#2");
  }

  @Test
  void a_step_that_the_engine_before_did_not_call_any_more() {
    Hosted<String, Void> flow = Hosted.of(chain);
    Instance<Void> before = laboratory.open(flow).start(flow, "1", "in");
    before.stop();
    laboratory.runAll();
    before.start(); // b is handed out
    laboratory.host().close();
    assertThat(chain.log.lines()).containsExactly("a#1");
    laboratory.open(flow);

    goesBackToA(find(flow), Rollback.Mode.CAUSAL, "b#1", "a#1");
  }

  @Test
  void a_step_that_has_cut_off_so_many_engines_that_it_is_held() {
    List<String> called = new ArrayList<>();
    chain.step(
        "b",
        call -> {
          called.add(call.attempt().id());
          if (called.size() <= Core.LOST_IN_A_ROW) {
            laboratory.crash();
          }
          return null;
        });
    Hosted<String, Void> flow = Hosted.of(chain);
    laboratory.open(flow).start(flow, "1", "in");
    laboratory.runAll();
    while (called.size() < Core.LOST_IN_A_ROW) {
      laboratory.open(flow);
      laboratory.runAll();
    }
    laboratory.open(flow);

    goesBackToA(find(flow), Rollback.Mode.TOKEN, "a#1");
    assertThat(find(flow).state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void one_that_sleeps() {
    Script<String, Void> asking = Script.of(new Asking(), String.class);
    Hosted<String, Void> flow = Hosted.of(asking);
    laboratory.open(flow).start(flow, "1", "in");
    laboratory.pass(Duration.ofDays(1));
    laboratory.host().close();
    laboratory.open(flow);

    goesBackToA(find(flow), Rollback.Mode.CAUSAL, "a#1");
  }
}
