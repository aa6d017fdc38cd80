package dev.surefoot.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FailurePolicy;
import dev.surefoot.runtime.InstanceDetail.Attempt;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several operators ask at once, whatever comes to their minds. */
class RequestsFromManyThreadsTest {
  private static final int INSTANCES = 40;
  private static final int OPERATORS = 4;

  private final AtomicInteger calls = new AtomicInteger();
  private final Script<String, Void> nested =
      Script.of(new Flows.Nested(), String.class)
          .onFailure(FailurePolicy.HOLD)
          .step("b", call -> breaks())
          .step("d", call -> breaks())
          .policy("d", Policies.onFailure(FailurePolicy.COMPENSATE));

  private Object breaks() {
    if (calls.incrementAndGet() % 3 == 0) {
      throw new IllegalStateException("every third call breaks");
    }
    return null;
  }

  private static void ask(Instance<?> instance, SplittableRandom random) {
    String step = List.of("a", "b", "c", "d", "e").get(random.nextInt(5));
    try {
      switch (random.nextInt(8)) {
        case 0 -> instance.stop("ann", "");
        case 1, 2 -> instance.start("ann", "");
        case 3 -> instance.retry("ann", "");
        case 4 -> instance.skip(step, null, "ann", "");
        case 5 -> instance.forceFail(step, "ann", "");
        case 6 -> instance.cancel("ann", "");
        default -> instance.cancelWithUndo("ann", "");
      }
    } catch (RequestRefusedException e) {
      assertThat(e.code()).isIn(ErrorCode.ILLEGAL_STATE, ErrorCode.STEP_STATE);
    }
  }

  private static void askUntilAllHaveEnded(List<Instance<Void>> instances, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Instance<Void>> left = new ArrayList<>(instances);
    while (!left.isEmpty()) {
      Instance<Void> one = left.get(random.nextInt(left.size()));
      ask(one, random);
      left.removeIf(instance -> instance.state().isTerminal());
    }
  }

  @Test
  void each_request_is_refused_or_leads_on_and_nothing_is_done_twice() throws Exception {
    BoundFlow<String, Void> flow = nested.bind();
    ExecutorService operators = Executors.newFixedThreadPool(OPERATORS);
    try (Engine engine = Engine.open(Stores.memory(), flow)) {
      List<Instance<Void>> instances = new ArrayList<>();
      for (int i = 0; i < INSTANCES; i++) {
        instances.add(engine.start(flow, "k" + i, "in"));
      }
      List<Future<?>> asking = new ArrayList<>();
      for (int i = 0; i < OPERATORS; i++) {
        long seed = i;
        asking.add(operators.submit(() -> askUntilAllHaveEnded(instances, seed)));
      }
      for (Future<?> one : asking) {
        one.get(120, TimeUnit.SECONDS);
      }

      for (Instance<Void> instance : instances) {
        assertThat(instance.detail().executions())
            .allSatisfy(
                one -> {
                  assertThat(successes(one.attempts())).isLessThanOrEqualTo(1);
                  assertThat(successes(one.undoAttempts())).isLessThanOrEqualTo(1);
                  assertThat(one.status()).isNotEqualTo(InstanceDetail.Status.RUNNING);
                });
      }
      assertThat(engine.refused()).isEmpty();
    } finally {
      operators.shutdownNow();
    }
  }

  private static long successes(List<Attempt> attempts) {
    return attempts.stream().filter(one -> one.status() == Report.Status.SUCCESS).count();
  }
}
