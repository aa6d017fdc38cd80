package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForgettingTest {
  @Test
  void the_engine_holds_no_instance_that_has_ended() throws Exception {
    Hosted<String, Void> flow = Hosted.of(Script.of(new Flows.Fork(), String.class));
    Host host =
        Host.open(
            Stores.memory(),
            EngineOptions.DEFAULTS,
            List.of(flow),
            RealThreads.of(EngineOptions.DEFAULTS));
    try {
      List<Instance<Void>> instances = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        instances.add(host.start(flow, "k" + i, "in"));
      }
      for (Instance<Void> instance : instances) {
        instance.result(Duration.ofSeconds(60));
      }
      assertThat(host.held()).isZero();
    } finally {
      host.close();
    }
  }
}
