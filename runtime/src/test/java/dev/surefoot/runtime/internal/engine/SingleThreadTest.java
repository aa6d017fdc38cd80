package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Script;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The whole engine on one thread, in an order that a seed decides. */
class SingleThreadTest {
  private static List<String> run(long seed) {
    Script<String, Void> nested = Script.of(new Flows.Nested(), String.class).fails("e");
    Hosted<String, Void> flow = Hosted.of(nested);
    Laboratory laboratory = new Laboratory(seed);
    Host host = laboratory.open(flow);
    Instance<Void> first = host.start(flow, "1", "in");
    Instance<Void> second = host.start(flow, "2", "in");
    laboratory.runAll();

    assertThat(first.state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(second.state()).isEqualTo(InstanceState.ROLLED_BACK);
    host.close();
    return nested.log.lines();
  }

  @Test
  void the_same_seed_gives_the_same_run_and_seeds_differ() {
    Set<List<String>> runs = new HashSet<>();
    for (long seed = 0; seed < 50; seed++) {
      assertThat(run(seed)).isEqualTo(run(seed));
      runs.add(run(seed));
    }
    assertThat(runs).hasSizeGreaterThan(10);
  }
}
