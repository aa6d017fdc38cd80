package dev.surefoot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.CrashingStore;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreInUseException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RestartTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Store store = Stores.memory();
  private final Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);
  private final BoundFlow<String, Void> flow = chain.bind();

  /** Runs an engine that is cut off before some commit. */
  private <R> void cutOff(int commits, BoundFlow<String, R> bound) {
    try (Engine engine = Engine.open(new CrashingStore(store, commits, false), bound)) {
      assertThatThrownBy(() -> engine.start(bound, "1", "in").result(LONG))
          .isInstanceOf(EngineBrokenException.class);
    }
  }

  @Flow("asking")
  static final class Asking extends FlowDefinition<String> {
    private final Predicate<String> guard;

    Asking(Predicate<String> guard) {
      this.guard = guard;
    }

    @Override
    protected Body<String> define() {
      return task("a", Any.class)
          .choice("which")
          .when("left", guard, task("b", Any.class))
          .otherwise(task("c", Any.class));
    }
  }

  @Test
  void a_guard_that_was_journalled_is_never_asked_again() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Script<String, Void> script =
        Script.of(new Asking(in -> asked.incrementAndGet() == 1), String.class);
    BoundFlow<String, Void> asking = script.bind();
    cutOff(2, asking);
    assertThat(asked).hasValue(1);
    try (Engine engine = Engine.open(store, asking)) {
      engine.start(asking, "1", "in").result(LONG);
    }
    assertThat(asked).hasValue(1);
    assertThat(script.log.lines()).containsExactly("a#1", "b#1", "b#1");
  }

  @Test
  void what_was_cut_off_is_called_again_with_the_same_key() throws Exception {
    cutOff(1, flow);
    assertThat(chain.log.lines()).containsExactly("a#1");
    try (Engine engine = Engine.open(store, flow)) {
      Instance<Void> instance = engine.find(flow, "1").orElseThrow();
      instance.result(LONG);

      assertThat(chain.log.lines()).containsExactly("a#1", "a#1", "b#1", "c#1");
      assertThat(instance.report().calls())
          .extracting(call -> call.step() + " " + call.attempt() + " " + call.status())
          .containsExactly("a 1 LOST", "a 2 SUCCESS", "b 1 SUCCESS", "c 1 SUCCESS");
    }
  }

  @Test
  void a_step_that_was_cut_off_five_times_in_a_row_is_held_until_it_is_retried() throws Exception {
    cutOff(1, flow);
    for (int lost = 1; lost < 5; lost++) {
      CrashingStore cut = new CrashingStore(store, 1, false);
      try (Engine engine = Engine.open(cut, flow)) {
        Instance<Void> instance = engine.find(flow, "1").orElseThrow();
        assertThatThrownBy(() -> instance.result(LONG)).isInstanceOf(EngineBrokenException.class);
      }
      assertThat(chain.log.lines()).hasSize(lost + 1);
    }
    try (Engine engine = Engine.open(store, flow)) {
      Instance<Void> instance = engine.find(flow, "1").orElseThrow();
      assertThatThrownBy(() -> instance.result(LONG))
          .isInstanceOf(InstanceWaitsException.class)
          .hasMessageContaining("is HELD");
      assertThat(chain.log.lines()).hasSize(5);
      instance.retry("ann", "memory doubled");
      instance.result(LONG);
    }
    assertThat(chain.log.lines()).endsWith("a#1", "b#1", "c#1").hasSize(8);
  }

  @Test
  void closing_lets_running_steps_finish_and_starts_nothing_new() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    chain.step(
        "b",
        call -> {
          running.countDown();
          go.await();
          return null;
        });
    Engine engine = Engine.open(store, flow);
    Instance<Void> instance = engine.start(flow, "1", "in");
    running.await();
    Thread closing = new Thread(engine::close);
    closing.start();
    while (closing.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    go.countDown();
    closing.join();

    assertThat(chain.log.lines()).containsExactly("a#1", "b#1");
    assertThatThrownBy(() -> instance.result(LONG)).isInstanceOf(EngineClosedException.class);
    assertThatThrownBy(() -> engine.start(flow, "2", "in"))
        .isInstanceOf(EngineClosedException.class)
        .hasMessageContaining("open another one on its store");
    try (Engine next = Engine.open(store, flow)) {
      Instance<Void> resumed = next.find(flow, "1").orElseThrow();
      resumed.result(LONG);
      assertThat(resumed.report().calls())
          .extracting(call -> call.step() + " " + call.status())
          .containsExactly("a SUCCESS", "b SUCCESS", "c SUCCESS");
    }
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "c#1");
  }

  @Test
  void a_step_that_outlasts_the_shutdown_is_interrupted_and_called_again_later() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    chain.step(
        "b",
        call -> {
          running.countDown();
          if (calls.incrementAndGet() == 1) {
            never.await();
          }
          return null;
        });
    EngineOptions hasty = EngineOptions.DEFAULTS.withShutdown(Duration.ofMillis(10));
    try (Engine engine = Engine.open(store, hasty, flow)) {
      engine.start(flow, "1", "in");
      running.await();
    }
    try (Engine engine = Engine.open(store, flow)) {
      engine.find(flow, "1").orElseThrow().result(LONG);
    }
    assertThat(calls).hasValue(2);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "b#1", "c#1");
  }

  @Test
  void an_ended_instance_is_found_after_a_restart_and_keeps_its_key() throws Exception {
    Script<String, Flows.Count> loop = Flows.Loop.script();
    BoundFlow<String, Flows.Count> loops = loop.bind();
    Report before;
    try (Engine engine = Engine.open(store, loops)) {
      Instance<Flows.Count> instance = engine.start(loops, "1", "in");
      instance.result(LONG);
      before = instance.report();
    }
    try (Engine engine = Engine.open(store, loops)) {
      Instance<Flows.Count> again = engine.start(loops, "1", "in");
      assertThat(again.result()).isEqualTo(new Flows.Count(3));
      assertThat(again.report()).isEqualTo(before);
      assertThat(again.ended().toCompletableFuture().get(1, TimeUnit.SECONDS))
          .isEqualTo(InstanceState.FINISHED);
      assertThatThrownBy(() -> engine.start(loops, "1", "other"))
          .isInstanceOf(KeyTakenException.class)
          .hasMessageContaining("key '1' of flow 'loop' belongs to instance " + again.id());
      assertThat(engine.find(loops, "2")).isEmpty();
    }
  }

  @Test
  void a_failure_is_told_after_a_restart_too() throws Exception {
    chain.fails("c");
    String told;
    try (Engine engine = Engine.open(store, flow)) {
      Instance<Void> instance = engine.start(flow, "1", "in");
      told = failure(instance);
    }
    try (Engine engine = Engine.open(store, flow)) {
      assertThat(failure(engine.find(flow, "1").orElseThrow())).isEqualTo(told);
    }
  }

  private static String failure(Instance<Void> instance) throws Exception {
    try {
      instance.result(LONG);
      return "";
    } catch (InstanceFailedException e) {
      return e.getMessage();
    }
  }

  @Flow("chain")
  static final class OtherChain extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("a", Any.class).task("c", Any.class);
    }
  }

  @Test
  void instances_of_a_changed_or_missing_flow_are_listed_and_left_alone_while_others_run()
      throws Exception {
    Script<String, Void> fork = Script.of(new Flows.Fork(), String.class);
    BoundFlow<String, Void> forks = fork.bind();
    cutOff(1, flow);
    cutOff(1, forks);
    BoundFlow<String, Void> changed = Script.of(new OtherChain(), String.class).bind();
    try (Engine engine = Engine.open(store, changed)) {
      assertThat(engine.refused())
          .extracting(RefusedInstance::flow)
          .containsExactlyInAnyOrder("chain", "fork");
      assertThat(engine.refused())
          .anySatisfy(one -> assertThat(one.reason()).contains("is not hosted"))
          .anySatisfy(one -> assertThat(one.reason()).contains("its flow has changed"));
      Instance<Void> left = engine.find(changed, "1").orElseThrow();
      assertThat(left.state()).isEqualTo(InstanceState.RUNNING);
      assertThatThrownBy(left::result)
          .isInstanceOf(InstanceRefusedException.class)
          .hasMessageContaining("its flow has changed");
      engine.start(changed, "2", "in").result(LONG);
    }
    try (Engine engine = Engine.open(store, flow, forks)) {
      assertThat(engine.refused()).isEmpty();
      engine.find(flow, "1").orElseThrow().result(LONG);
      engine.find(forks, "1").orElseThrow().result(LONG);
    }
  }

  @Test
  void a_second_engine_on_the_same_store_is_refused() {
    try (Engine engine = Engine.open(store, EngineOptions.DEFAULTS.withName("first"), flow)) {
      assertThat(engine.refused()).isEmpty();
      assertThatThrownBy(() -> Engine.open(store, flow))
          .isInstanceOf(StoreInUseException.class)
          .hasMessageContaining("'first'");
    }
  }

  @Test
  void nothing_is_acknowledged_that_a_broken_store_did_not_keep() {
    try (Engine engine = Engine.open(new CrashingStore(store, 0, false), flow)) {
      assertThatThrownBy(() -> engine.start(flow, "1", "in"))
          .isInstanceOf(EngineBrokenException.class)
          .hasMessageContaining("mend the store, close this engine and open another one");
      assertThatThrownBy(() -> engine.start(flow, "2", "in"))
          .isInstanceOf(EngineBrokenException.class);
    }
    assertThat(chain.log.lines()).isEmpty();
    try (Engine engine = Engine.open(store, flow)) {
      assertThat(engine.find(flow, "1")).isEmpty();
    }
  }
}
