package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.spi.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The whole engine on one thread, in an order that a seed decides. */
class SingleThreadTest {
  /** Keeps what it is given until it is told to run some of it; or else runs it at once. */
  private static final class InTurn extends AbstractExecutorService {
    private final List<Runnable> waiting = new ArrayList<>();
    private final boolean atOnce;

    InTurn(boolean atOnce) {
      this.atOnce = atOnce;
    }

    @Override
    public void execute(Runnable task) {
      if (atOnce) {
        task.run();
      } else {
        waiting.add(task);
      }
    }

    void runAll(SplittableRandom random) {
      while (!waiting.isEmpty()) {
        waiting.remove(random.nextInt(waiting.size())).run();
      }
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }

  private static final class NoTimers implements Timers {
    @Override
    public void after(Duration time, Runnable then) {}

    @Override
    public void close() {}
  }

  private static List<String> run(long seed) {
    Script<String, Void> nested = Script.of(new Flows.Nested(), String.class).fails("e");
    Hosted<String, Void> flow = Hosted.of(nested);
    InTurn steps = new InTurn(false);
    Surroundings one = new Surroundings(steps, new InTurn(true), new NoTimers());
    Store store = Stores.memory();
    store.claim("the test");
    Host host = Host.claimed(store, EngineOptions.DEFAULTS, List.of(flow), one);
    Instance<Void> first = host.start(flow, "1", "in");
    Instance<Void> second = host.start(flow, "2", "in");
    steps.runAll(new SplittableRandom(seed));

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
