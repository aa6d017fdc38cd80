package dev.surefoot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.spi.Store;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** {@code a {b | c} d}, where d fails and the undo of b fails for a while. */
class UndoFailureTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final AtomicInteger failures = new AtomicInteger(1);
  private final Script<String, Void> fork =
      Script.of(new Flows.Fork(), String.class)
          .fails("d")
          .without("d")
          .undo(
              "b",
              call -> {
                if (failures.getAndDecrement() > 0) {
                  throw new IllegalStateException("b cannot be undone");
                }
              });
  private final BoundFlow<String, Void> flow = fork.bind();
  private final Store store = Stores.memory();

  private void waits(Instance<Void> instance) {
    assertThatThrownBy(() -> instance.result(LONG))
        .isInstanceOf(InstanceWaitsException.class)
        .hasMessageContaining("is ROLLBACK_FAILED: an undo failed, see detail()");
  }

  private void rolledBack(Instance<Void> instance) throws Exception {
    assertThat(instance.ended().toCompletableFuture().get(60, TimeUnit.SECONDS))
        .isEqualTo(InstanceState.ROLLED_BACK);
  }

  @Test
  void a_failed_undo_stops_only_what_came_before_it() {
    try (Engine engine = Engine.open(store, flow)) {
      waits(engine.start(flow, "1", "in"));

      assertThat(fork.log.lines()).contains("b#1/undo", "c#1/undo").doesNotContain("a#1/undo");
    }
  }

  @Test
  void it_is_called_again_on_request_with_the_same_key() throws Exception {
    try (Engine engine = Engine.open(store, flow)) {
      Instance<Void> instance = engine.start(flow, "1", "in");
      waits(instance);
      instance.retryUndos("ann", "the bank is back");
      rolledBack(instance);

      assertThat(fork.log.lines()).endsWith("b#1/undo", "a#1/undo");
      assertThat(instance.report().calls())
          .extracting(c -> c.action() + " " + c.step() + " " + c.attempt() + " " + c.status())
          .contains("UNDO b 1 FAILED", "UNDO b 2 SUCCESS", "UNDO a 1 SUCCESS");
    }
  }

  @Test
  void a_restart_does_not_call_it_again_a_request_afterwards_does() throws Exception {
    try (Engine engine = Engine.open(store, flow)) {
      waits(engine.start(flow, "1", "in"));
    }
    int before = fork.log.lines().size();
    try (Engine engine = Engine.open(store, flow)) {
      Instance<Void> instance = engine.find(flow, "1").orElseThrow();
      waits(instance);
      assertThat(fork.log.lines()).hasSize(before);
      instance.retryUndos();
      rolledBack(instance);
    }
  }

  @Test
  void it_may_fail_again() throws Exception {
    failures.set(2);
    try (Engine engine = Engine.open(store, flow)) {
      Instance<Void> instance = engine.start(flow, "1", "in");
      waits(instance);
      instance.retryUndos();
      waits(instance);
      instance.retryUndos();
      rolledBack(instance);
    }
  }

  @Test
  void retrying_is_refused_where_no_undo_has_failed() throws Exception {
    failures.set(0);
    try (Engine engine = Engine.open(store, flow)) {
      Instance<Void> instance = engine.start(flow, "1", "in");
      rolledBack(instance);

      assertThatThrownBy(instance::retryUndos)
          .isInstanceOf(RequestRefusedException.class)
          .hasMessageContaining("retry undos is not possible while it is ROLLED_BACK");
      assertThatThrownBy(engine.find(flow, "1").orElseThrow()::retry)
          .isInstanceOf(RequestRefusedException.class)
          .hasMessageContaining("it is ROLLED_BACK");
    }
  }
}
