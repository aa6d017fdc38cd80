package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FailurePolicy;
import dev.surefoot.Key;
import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code a b c}, where the calls of b take all the threads that there are for steps. */
class StuckStepsTest {
  private static final int THREADS = 2;
  private static final Duration LONG = Duration.ofSeconds(60);

  private final EngineOptions options = EngineOptions.DEFAULTS.withShutdown(LONG);
  private final CountDownLatch stuck = new CountDownLatch(THREADS);
  private final CountDownLatch free = new CountDownLatch(1);
  private final Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);
  private Hosted<String, Void> flow = Hosted.of(chain);
  private Host host = open();

  private Host open() {
    RealThreads platform =
        new RealThreads(
            Workers.forSteps("stuck", THREADS),
            Workers.forCallers("stuck"),
            new DaemonTimers("stuck"),
            THREADS);
    return Host.open(Stores.memory(), options, List.of(flow), platform);
  }

  private List<Instance<Void>> started(int count) {
    flow = Hosted.of(chain);
    host.close();
    host = open();
    List<Instance<Void>> instances = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      instances.add(host.start(flow, "k" + n, "in"));
    }
    return instances;
  }

  private @Nullable Object hang() throws InterruptedException {
    stuck.countDown();
    free.await();
    return null;
  }

  @AfterEach
  void close() {
    free.countDown();
    host.close();
  }

  @Test
  void their_timeouts_come_in_time() throws Exception {
    chain
        .policy("b", Policies.policy(1, Duration.ZERO, Duration.ofMillis(50), FailurePolicy.FAIL))
        .step("b", call -> hang());
    for (Instance<Void> instance : started(3 * THREADS)) {
      assertThat(ended(instance)).isEqualTo(InstanceState.FAILED);
    }
  }

  @Test
  void requests_are_answered_meanwhile() throws Exception {
    chain.step("b", call -> hang());
    List<Instance<Void>> instances = started(4 * THREADS);
    assertThat(stuck.await(60, TimeUnit.SECONDS)).isTrue();

    for (Instance<Void> instance : instances) {
      instance.stop("ann", "what is going on?");
      assertThat(instance.state()).isEqualTo(InstanceState.SUSPENDED);
      instance.start("ann", "go on");
    }
    free.countDown();

    for (Instance<Void> instance : instances) {
      assertThat(ended(instance)).isEqualTo(InstanceState.FINISHED);
    }
    assertThat(chain.log.lines()).filteredOn("b#1"::equals).hasSize(instances.size());
  }

  @Test
  void steps_that_wait_for_results_keep_no_thread_from_them() throws Exception {
    nested(child -> child.result(LONG));
  }

  @Test
  void steps_that_wait_for_ends_keep_no_thread_from_them() throws Exception {
    nested(StuckStepsTest::ended);
  }

  private interface Waiting {
    @Nullable Object on(Instance<Void> child) throws Exception;
  }

  /** Each starts the next and waits for it, many more than there are threads. */
  private void nested(Waiting waiting) throws Exception {
    chain.step(
        "b",
        call -> {
          String depth = call.get(Key.of(String.class));
          if (depth.length() < 10) {
            waiting.on(host.start(flow, depth + "+", depth + "+"));
          }
          return null;
        });
    started(0);
    assertThat(ended(host.start(flow, "+", "+"))).isEqualTo(InstanceState.FINISHED);
    assertThat(chain.log.lines()).filteredOn("c#1"::equals).hasSize(10);
  }

  private static InstanceState ended(Instance<Void> instance) throws Exception {
    return instance.ended().toCompletableFuture().get(LONG.toSeconds(), TimeUnit.SECONDS);
  }
}
