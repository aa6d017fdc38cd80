package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.FailurePolicy;
import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Engine;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceFailedException;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.spi.JournalRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** {@code a b c}, where b takes too long. */
class TimeoutTest {
  private final Laboratory laboratory = new Laboratory(1);
  private final AtomicInteger slow = new AtomicInteger(1);
  private final Script<String, Void> chain =
      Script.of(new Flows.Chain(), String.class)
          .step(
              "b",
              call -> {
                takesTime();
                return null;
              });

  /** On the one thread of the test, what happens meanwhile happens within the call. */
  private void takesTime() {
    if (slow.getAndDecrement() > 0) {
      laboratory.pass(Duration.ofMinutes(1));
    }
  }

  private Instance<Void> run() {
    Hosted<String, Void> flow = Hosted.of(chain);
    Instance<Void> instance = laboratory.open(flow).start(flow, "1", "in");
    laboratory.passAll();
    return instance;
  }

  private List<String> late(Instance<Void> instance) {
    return laboratory.store.journal(instance.id()).stream()
        .filter(row -> row.kind().equals("late-refused"))
        .map(JournalRow::event)
        .map(event -> new String(event, StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void an_attempt_that_takes_too_long_has_failed_and_its_answer_is_refused_as_late() {
    chain.policy("b", Policies.timeout(Duration.ofSeconds(30)));
    Instance<Void> instance = run();

    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(instance.report().cause())
        .isEqualTo("'b' failed: TimeoutException: the step took longer than 30 seconds");
    assertThat(late(instance)).singleElement().asString().contains("SUCCEEDED");
  }

  @Test
  void an_attempt_that_ends_in_time_has_not() {
    chain.policy("b", Policies.timeout(Duration.ofSeconds(61)));
    Instance<Void> instance = run();

    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(late(instance)).isEmpty();
  }

  @Test
  void another_attempt_may_follow() {
    Duration timeout = Duration.ofSeconds(30);
    chain.policy("b", Policies.policy(2, Duration.ZERO, timeout, FailurePolicy.COMPENSATE));
    Instance<Void> instance = run();

    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "b#1", "c#1");
    assertThat(late(instance)).hasSize(1);
  }

  @Test
  void an_undo_that_takes_too_long_has_failed() {
    slow.set(0);
    AtomicInteger slowUndo = new AtomicInteger(1);
    chain
        .fails("c")
        .undo(
            "b",
            call -> {
              if (slowUndo.getAndDecrement() > 0) {
                laboratory.pass(Duration.ofMinutes(1));
              }
            })
        .undoPolicy("b", Policies.timeout(Duration.ofSeconds(30)));
    Instance<Void> instance = run();

    assertThat(instance.state()).isEqualTo(InstanceState.ROLLBACK_FAILED);
    assertThat(late(instance)).singleElement().asString().contains("\"undo\":true");
    instance.retryUndos();
    laboratory.passAll();
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
  }

  @Test
  void its_thread_is_interrupted() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    chain.step(
        "b",
        call -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            interrupted.set(true);
            throw e;
          }
          return null;
        });
    chain.policy("b", Policies.timeout(Duration.ofMillis(20)));
    BoundFlow<String, Void> flow = chain.bind();
    try (Engine engine = Engine.open(Stores.memory(), flow)) {
      Instance<Void> instance = engine.start(flow, "1", "in");
      assertThatThrownBy(() -> instance.result(Duration.ofSeconds(60)))
          .isInstanceOf(InstanceFailedException.class)
          .hasMessageContaining("TimeoutException");
    }
    assertThat(interrupted).isTrue();
  }
}
