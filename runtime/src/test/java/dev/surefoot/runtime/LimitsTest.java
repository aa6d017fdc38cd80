package dev.surefoot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Key;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.spi.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What an engine does not let grow without end. */
class LimitsTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Store store = Stores.memory();
  private final Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);

  @Test
  void an_input_that_is_too_long_is_refused_with_both_sizes() {
    BoundFlow<String, Void> flow = chain.bind();
    EngineOptions options = EngineOptions.DEFAULTS.withPayloadLimit(1000);
    try (Engine engine = Engine.open(store, options, flow)) {
      engine.start(flow, "fits", "x".repeat(998));

      assertThatThrownBy(() -> engine.start(flow, "long", "x".repeat(999)))
          .isInstanceOf(InvalidStartException.class)
          .hasMessageContaining("has 1,001 bytes and the limit is 1,000")
          .hasMessageContaining("keep it elsewhere and hand on where it is");
      assertThat(engine.find(flow, "long")).isEmpty();
    }
  }

  @Test
  void a_step_whose_output_is_too_long_fails() throws Exception {
    BoundFlow<String, Void> flow = chain.step("b", String.class, call -> "x".repeat(5000)).bind();
    EngineOptions options = EngineOptions.DEFAULTS.withPayloadLimit(1000);
    try (Engine engine = Engine.open(store, options, flow)) {
      Instance<Void> instance = engine.start(flow, "1", "in");

      assertThatThrownBy(() -> instance.result(LONG))
          .isInstanceOf(InstanceFailedException.class)
          .hasMessageContaining("has 5,002 bytes and the limit is 1,000");
      assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    }
  }

  @Test
  void starting_waits_while_too_much_is_under_way() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    BoundFlow<String, Void> flow =
        chain
            .step(
                "a",
                call -> {
                  open.await();
                  return null;
                })
            .bind();
    EngineOptions options = EngineOptions.DEFAULTS.withBacklog(3);
    try (Engine engine = Engine.open(store, options, flow)) {
      for (int n = 0; n < 3; n++) {
        engine.start(flow, "k" + n, "in");
      }
      Thread fourth = new Thread(() -> engine.start(flow, "k3", "in"));
      fourth.start();
      while (fourth.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertThat(engine.find(flow, "k3")).isEmpty();

      open.countDown();
      fourth.join();
      engine.find(flow, "k3").orElseThrow().result(LONG);
    }
  }

  @Test
  void a_step_may_start_others_however_much_is_under_way() throws Exception {
    Engine[] self = new Engine[1];
    Script<String, Void> other = Script.of(new Flows.Fork(), String.class);
    BoundFlow<String, Void> inner = other.bind();
    BoundFlow<String, Void> flow =
        chain
            .step(
                "a",
                call -> {
                  self[0].start(inner, call.attempt().key(), "in").result(LONG);
                  return null;
                })
            .bind();
    EngineOptions options = EngineOptions.DEFAULTS.withBacklog(1);
    try (Engine engine = Engine.open(store, options, flow, inner)) {
      self[0] = engine;
      engine.start(flow, "1", "in").result(LONG);
    }
    assertThat(other.log.lines()).hasSize(4);
  }

  @Test
  void what_ended_long_ago_is_purged_and_what_has_not_is_kept() throws Exception {
    Instant start = Instant.parse("2026-01-02T03:04:05Z");
    CountDownLatch open = new CountDownLatch(1);
    BoundFlow<String, Void> flow =
        chain
            .step(
                "c",
                call -> {
                  if (call.get(Key.of(String.class)).equals("slow")) {
                    open.await();
                  }
                  return null;
                })
            .bind();
    try (Engine engine =
        Engine.open(
            store, EngineOptions.DEFAULTS.withClock(Clock.fixed(start, ZoneOffset.UTC)), flow)) {
      for (int n = 0; n < 450; n++) {
        engine.start(flow, "old " + n, "in").result(LONG);
      }
    }
    Clock later = Clock.fixed(start.plus(Duration.ofDays(31)), ZoneOffset.UTC);
    try (Engine engine = Engine.open(store, EngineOptions.DEFAULTS.withClock(later), flow)) {
      Instance<Void> running = engine.start(flow, "slow", "slow");
      engine.start(flow, "new", "in").result(LONG);

      assertThat(engine.purge(Duration.ofDays(32))).isZero();
      assertThat(engine.purge(Duration.ofDays(30))).isEqualTo(450);
      assertThat(engine.purge(Duration.ofDays(30))).isZero();

      assertThat(engine.find(flow, "old 17")).isEmpty();
      assertThat(engine.find(flow, "new")).isPresent();
      open.countDown();
      running.result(LONG);
    }
  }
}
