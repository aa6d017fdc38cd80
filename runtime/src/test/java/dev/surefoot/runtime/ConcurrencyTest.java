package dev.surefoot.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Flows.Count;
import dev.surefoot.runtime.fixture.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private static Script.Run meet(CountDownLatch all) {
    return call -> {
      all.countDown();
      assertThat(all.await(60, TimeUnit.SECONDS)).as("all run at the same time").isTrue();
      return null;
    };
  }

  @Test
  void branches_run_at_the_same_time_nested_ones_too() throws Exception {
    CountDownLatch four = new CountDownLatch(4);
    Script<String, Void> script = Script.of(new Flows.Nested(), String.class);
    for (String step : List.of("a", "b", "c", "d")) {
      script.step(step, meet(four));
    }
    BoundFlow<String, Void> flow = script.bind();
    try (Engine engine = Engine.open(Stores.memory(), flow)) {
      engine.start(flow, "1", "").result(LONG);

      assertThat(script.log.lines()).hasSize(5).endsWith("e#1");
    }
  }

  @Test
  void undos_of_concurrent_steps_run_at_the_same_time() throws Exception {
    CountDownLatch two = new CountDownLatch(2);
    Script<String, Void> script = Script.of(new Flows.Fork(), String.class).fails("d").without("d");
    Script.Run meet = meet(two);
    script.undo("b", meet::run).undo("c", meet::run);
    BoundFlow<String, Void> flow = script.bind();
    try (Engine engine = Engine.open(Stores.memory(), flow)) {
      Instance<Void> instance = engine.start(flow, "1", "");

      assertThat(instance.ended().toCompletableFuture().get(60, TimeUnit.SECONDS))
          .isEqualTo(InstanceState.ROLLED_BACK);
      assertThat(script.log.lines()).endsWith("a#1/undo").contains("b#1/undo", "c#1/undo");
    }
  }

  @Test
  void sixteen_parallels_in_a_row_join_once_each() throws Exception {
    Script<String, Void> script = Script.of(new Flows.Row(), String.class);
    BoundFlow<String, Void> flow = script.bind();
    try (Engine engine = Engine.open(Stores.memory(), flow)) {
      engine.start(flow, "1", "").result(LONG);
    }
    assertThat(script.log.lines()).hasSize(32).doesNotHaveDuplicates();
    for (int i = 0; i < 16; i++) {
      assertThat(script.log.lines().subList(2 * i, 2 * i + 2))
          .containsExactlyInAnyOrder("l" + i + "#1", "r" + i + "#1");
    }
  }

  @Test
  void thousands_of_instances_end_and_are_forgotten() throws Exception {
    BoundFlow<String, Count> loops = Flows.Loop.script().bind();
    BoundFlow<String, Void> forks = Script.of(new Flows.Fork(), String.class).bind();
    try (Engine engine = Engine.open(Stores.memory(), loops, forks)) {
      List<Instance<?>> instances = new ArrayList<>();
      for (int i = 0; i < 3_000; i++) {
        instances.add(engine.start(loops, "k" + i, "in"));
        instances.add(engine.start(forks, "k" + i, "in"));
      }
      for (Instance<?> instance : instances) {
        Object result = instance.result(LONG);
        assertThat(result).isIn(null, new Count(3));
        assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
      }
    }
  }

  @Test
  void many_who_start_the_same_key_get_the_same_instance() throws Exception {
    Script<String, Void> script = Script.of(new Flows.Chain(), String.class);
    BoundFlow<String, Void> flow = script.bind();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (Engine engine = Engine.open(Stores.memory(), flow)) {
      for (int round = 0; round < 50; round++) {
        String key = "k" + round;
        Callable<Object> start = () -> engine.start(flow, key, "in").id();
        List<Callable<Object>> same = Collections.nCopies(16, start);
        Set<Object> ids = new HashSet<>();
        for (Future<Object> id : threads.invokeAll(same)) {
          ids.add(id.get());
        }
        assertThat(ids).hasSize(1);
        engine.find(flow, key).orElseThrow().result(LONG);
      }
    } finally {
      threads.shutdown();
    }
    assertThat(script.log.lines()).hasSize(150);
  }

  @Test
  void a_step_may_wait_for_another_instance_though_there_is_one_step_thread() throws Exception {
    AtomicReference<Callable<Object>> child = new AtomicReference<>();
    Script<String, Void> parents = Script.of(new Flows.Chain(), String.class);
    parents.step("b", call -> child.get().call());
    BoundFlow<String, Void> parent = parents.bind();
    BoundFlow<String, Count> inner = Flows.Loop.script().bind();
    EngineOptions one = EngineOptions.DEFAULTS.withThreads(1);
    try (Engine engine = Engine.open(Stores.memory(), one, parent, inner)) {
      child.set(() -> engine.start(inner, "child", "in").result(LONG));
      engine.start(parent, "parent", "in").result(LONG);

      assertThat(engine.find(inner, "child").orElseThrow().state())
          .isEqualTo(InstanceState.FINISHED);
    }
  }
}
