package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FailurePolicy;
import dev.surefoot.Key;
import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Engine;
import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.internal.core.Core;
import dev.surefoot.runtime.spi.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Steps of which only so many calls run at once. */
class TurnsTest {
  private Laboratory laboratory = new Laboratory(1);

  /** The instances whose limited step was called, in that order. */
  private final List<String> called = new ArrayList<>();

  private final Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);
  private Hosted<String, Void> flow;
  private Runnable inTheFirst = () -> {};

  /** Step b runs once at a time; the first call of it does something meanwhile. */
  private void open(Hosted<?, ?>... others) {
    chain
        .limit("b", "B", 1)
        .step(
            "b",
            call -> {
              called.add(call.get(Key.of(String.class)));
              Runnable first = inTheFirst;
              inTheFirst = () -> {};
              first.run();
              return null;
            });
    flow = Hosted.of(chain);
    List<Hosted<?, ?>> flows = new ArrayList<>(List.of(others));
    flows.add(flow);
    laboratory.open(flows.toArray(Hosted[]::new));
  }

  private Instance<Void> start(String key) {
    Instance<Void> instance = laboratory.host().start(flow, key, key);
    laboratory.runAll();
    return instance;
  }

  private static InstanceDetail.Execution execution(Instance<?> instance, String step) {
    return instance.detail().executions().stream()
        .filter(execution -> execution.step().equals(step))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_others_wait_in_order() {
    inTheFirst =
        () -> {
          List.of("2", "3", "4").forEach(this::start);
          assertThat(called).containsExactly("1");
        };
    open();
    start("1");
    laboratory.passAll();

    assertThat(called).containsExactly("1", "2", "3", "4");
    assertThat(laboratory.host().held()).as("all have ended").isZero();
  }

  @Test
  void calls_of_one_step_in_two_flows_are_counted_together() {
    Script<String, Void> fork = Script.of(new Flows.Fork(), String.class).limit("c", "B", 1);
    fork.step("c", call -> called.add("fork") ? null : null);
    Hosted<String, Void> other = Hosted.of(fork);
    inTheFirst =
        () -> {
          laboratory.host().start(other, "1", "fork");
          laboratory.runAll();
          assertThat(called).containsExactly("1");
          assertThat(fork.log.lines()).as("its other branch goes on").contains("b#1");
        };
    open(other);
    start("1");
    laboratory.passAll();

    assertThat(called).containsExactly("1", "fork");
    assertThat(fork.log.lines()).endsWith("d#1");
  }

  @Test
  void waiting_is_no_part_of_the_time_that_a_call_may_take() {
    Script<String, Void> fork = Script.of(new Flows.Fork(), String.class).limit("c", "B", 1);
    fork.policy("c", Policies.timeout(Duration.ofMinutes(1)));
    Hosted<String, Void> other = Hosted.of(fork);
    List<Instance<Void>> waiting = new ArrayList<>();
    inTheFirst =
        () -> {
          waiting.add(laboratory.host().start(other, "1", "fork"));
          laboratory.pass(Duration.ofHours(1));
        };
    open(other);
    start("1");
    laboratory.passAll();

    assertThat(waiting.get(0).state()).isEqualTo(InstanceState.FINISHED);
    assertThat(fork.log.lines()).containsOnlyOnce("c#1");
  }

  @Test
  void a_failed_attempt_leaves_its_turn_to_the_next_and_comes_again_later() {
    chain.policy("b", Policies.attempts(2, Duration.ofMinutes(5)));
    inTheFirst =
        () -> {
          start("2");
          throw new IllegalStateException("b broke");
        };
    open();
    start("1");
    assertThat(called).containsExactly("1", "2");
    laboratory.passAll();

    assertThat(called).containsExactly("1", "2", "1");
  }

  @Test
  void one_that_is_stopped_leaves_the_line_and_is_called_when_it_is_started() {
    List<Instance<Void>> second = new ArrayList<>();
    inTheFirst =
        () -> {
          second.add(start("2"));
          second.get(0).stop("ann", "lunch");
          laboratory.runAll();
          start("3");
        };
    open();
    start("1");
    laboratory.passAll();
    assertThat(called).containsExactly("1", "3");
    assertThat(second.get(0).state()).isEqualTo(InstanceState.SUSPENDED);

    second.get(0).start("ann", "back");
    laboratory.passAll();
    assertThat(called).containsExactly("1", "3", "2");
    assertThat(second.get(0).state()).isEqualTo(InstanceState.FINISHED);
    assertThat(execution(second.get(0), "b").attempts()).hasSize(1);
  }

  @Test
  void one_that_is_cancelled_leaves_the_line_at_once_and_has_nothing_to_undo() {
    List<InstanceState> states = new ArrayList<>();
    inTheFirst =
        () -> {
          Instance<Void> second = start("2");
          second.cancelWithUndo("ann", "enough");
          laboratory.runAll();
          states.add(second.state());
        };
    open();
    start("1");
    laboratory.passAll();

    assertThat(called).containsExactly("1");
    assertThat(states).containsExactly(InstanceState.CANCELLED);
    assertThat(chain.log.lines()).containsOnlyOnce("a#1/undo").doesNotContain("b#1/undo");
  }

  @Test
  void one_that_is_gone_back_over_leaves_the_line_and_comes_again() {
    List<Instance<Void>> second = new ArrayList<>();
    inTheFirst =
        () -> {
          second.add(start("2"));
          Instance<Void> instance = second.get(0);
          instance.execute(instance.plan(Rollback.to("a").causal()), "ann", "once more");
          laboratory.runAll();
          assertThat(chain.log.lines()).contains("a#1/undo", "a#2").doesNotContain("b#1/undo");
        };
    open();
    start("1");
    laboratory.passAll();

    assertThat(called).containsExactly("1", "2");
    assertThat(second.get(0).state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void one_that_is_taken_as_failed_leaves_the_line() {
    chain.policy("b", Policies.onFailure(FailurePolicy.HOLD));
    List<Instance<Void>> second = new ArrayList<>();
    inTheFirst =
        () -> {
          second.add(start("2"));
          second.get(0).forceFail("b", "ann", "hopeless");
          laboratory.runAll();
        };
    open();
    start("1");
    laboratory.passAll();

    assertThat(called).containsExactly("1");
    assertThat(second.get(0).state()).isEqualTo(InstanceState.HELD);
  }

  @Test
  void after_a_crash_those_that_waited_are_called_under_the_same_limit() {
    AtomicInteger running = new AtomicInteger();
    open();
    chain.step(
        "b",
        call -> {
          assertThat(running.incrementAndGet()).as("at once").isEqualTo(1);
          called.add(call.get(Key.of(String.class)));
          if (called.size() == 1) {
            List.of("2", "3").forEach(this::start);
            laboratory.crash();
            running.set(0);
            return null;
          }
          laboratory.runAll();
          running.decrementAndGet();
          return null;
        });
    laboratory.host().start(flow, "1", "1");
    laboratory.passAll();
    assertThat(called).containsExactly("1");

    laboratory.open(flow);
    laboratory.passAll();
    assertThat(called).hasSize(4).containsOnlyOnce("2", "3");
    assertThat(laboratory.host().held()).as("all have ended").isZero();
  }

  @Test
  void those_that_only_waited_when_engines_were_killed_again_and_again_are_not_held() {
    List<String> keys = List.of("1", "2", "3");
    laboratory = new Laboratory();
    open();
    chain.step(
        "b",
        call -> {
          called.add(call.get(Key.of(String.class)));
          if (called.size() == 1) {
            List.of("2", "3").forEach(this::start);
          }
          if (called.size() <= Core.LOST_IN_A_ROW) {
            laboratory.crash();
          }
          return null;
        });
    laboratory.host().start(flow, "1", "1");
    for (int kill = 0; kill < Core.LOST_IN_A_ROW; kill++) {
      laboratory.passAll();
      laboratory.open(flow);
    }
    laboratory.passAll();

    assertThat(keys)
        .extracting(key -> laboratory.host().lookup().find(flow, key).orElseThrow().state())
        .containsExactly(InstanceState.HELD, InstanceState.FINISHED, InstanceState.FINISHED);
    assertThat(called).containsExactly("1", "1", "1", "1", "1", "2", "3");
  }

  @Test
  void what_waited_is_undone_once_it_may_have_begun() {
    open();
    chain
        .undo("b", call -> called.add("undo " + call.get(Key.of(String.class))))
        .step(
            "b",
            call -> {
              called.add(call.get(Key.of(String.class)));
              if (called.size() == 1) {
                List.of("2", "3").forEach(this::start);
                laboratory.crash();
              }
              return null;
            });
    laboratory.host().start(flow, "1", "1");
    laboratory.passAll();
    laboratory.open(flow);
    for (String key : List.of("1", "2", "3")) {
      Instance<Void> one = laboratory.host().lookup().find(flow, key).orElseThrow();
      one.cancelWithUndo("ann", "enough");
    }
    laboratory.passAll();

    assertThat(called).contains("undo 1", "undo 2", "undo 3");
  }

  @Test
  void on_real_threads_just_as_many_run_at_once_as_may() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Script<String, Void> script =
        Script.of(new Flows.Chain(), String.class)
            .limit("b", "B", 3)
            .step(
                "b",
                call -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  Thread.yield();
                  running.decrementAndGet();
                  return null;
                });
    BoundFlow<String, Void> bound = script.bind();
    try (Engine engine = Engine.open(Stores.memory(), bound)) {
      List<Instance<Void>> instances = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        instances.add(engine.start(bound, "" + i, ""));
      }
      for (Instance<Void> instance : instances) {
        instance.result(Duration.ofSeconds(60));
      }
    }
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void an_engine_that_closes_gives_those_back_that_wait() throws Exception {
    Script<String, Void> script = Script.of(new Flows.Chain(), String.class).limit("b", "B", 1);
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    script.step(
        "b",
        call -> {
          entered.countDown();
          leave.await();
          return null;
        });
    Store store = Stores.memory();
    Hosted<String, Void> hosted = Hosted.of(script);
    EngineOptions options = EngineOptions.DEFAULTS;
    Host host = Host.open(store, options, List.of(hosted), RealThreads.of(options));
    host.start(hosted, "1", "");
    entered.await();
    Instance<Void> second = host.start(hosted, "2", "");
    while (script.log.lines().stream().filter("a#1"::equals).count() < 2
        || second.detail().executions().size() < 2) {
      Thread.onSpinWait();
    }
    Thread closing = new Thread(host::close);
    closing.start();
    while (host.mayCall()) {
      Thread.onSpinWait();
    }
    leave.countDown();
    closing.join();

    Host next = Host.open(store, options, List.of(hosted), RealThreads.of(options));
    Instance<Void> again = next.start(hosted, "2", "");
    again.result(Duration.ofSeconds(60));
    assertThat(execution(again, "b").attempts()).as("none was lost").hasSize(1);
    next.close();
  }
}
