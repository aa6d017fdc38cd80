package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.ForwardingStore;
import dev.surefoot.runtime.spi.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What many instances cost that only wait; how many is set by {@code surefoot.waiting}. */
class WaitingManyTest {
  private static final int MANY = Integer.getInteger("surefoot.waiting", 10_000);

  /** A goal for an engine, not for a store in memory. */
  private static final long MOST_BYTES_EACH = 1_000;

  @Flow("asking")
  static final class Asking extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("ask", Any.class)
          .await("approval", Integer.class, after("30d", pass()))
          .task("book", Any.class);
    }
  }

  /** Takes everything, keeps nothing, and counts. */
  private static final class Counting extends ForwardingStore {
    private int commits;

    Counting() {
      super(Stores.memory());
    }

    @Override
    public void commit(List<Change> changes) {
      commits++;
    }
  }

  @Test
  void an_instance_that_waits_takes_little_memory_and_no_statement() {
    Simulation simulation = Simulation.inOrder(Instant.parse("2026-11-21T12:00:00Z"));
    EngineOptions options = EngineOptions.DEFAULTS.withClock(simulation.clock()).withResident(100);
    Hosted<String, Void> asking = Hosted.of(Script.of(new Asking(), String.class));
    Counting store = new Counting();
    Host host = Host.open(store, options, List.of(asking), simulation.process());
    long before = used();
    for (int i = 0; i < MANY; i++) {
      host.start(asking, "2026-" + i, "in");
      simulation.run();
    }
    long each = (used() - before) / MANY;
    System.out.println(MANY + " instances wait with " + each + " bytes of heap each");
    assertThat(host.held()).isEqualTo(MANY);
    assertThat(each).isLessThan(MOST_BYTES_EACH);
    int commits = store.commits;
    simulation.pass(Duration.ofHours(3));
    assertThat(store.commits).isEqualTo(commits);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
