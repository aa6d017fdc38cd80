package dev.surefoot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.UndoKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FailureTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  record Made(String text) {}

  private final Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);

  private Report rolledBack(Script<String, Void> script, String cause) throws Exception {
    BoundFlow<String, Void> flow = script.bind();
    try (Engine engine = Engine.open(Stores.memory(), flow)) {
      Instance<Void> instance = engine.start(flow, "1", "in");
      assertThatThrownBy(() -> instance.result(LONG))
          .isInstanceOf(InstanceFailedException.class)
          .hasMessageContaining(cause);
      return instance.report();
    }
  }

  @Test
  void a_chain_is_undone_backwards_the_failed_step_first() throws Exception {
    rolledBack(chain.fails("c"), "'c' failed: IllegalStateException: c broke");

    assertThat(chain.log.lines())
        .containsExactly("a#1", "b#1", "c#1", "c#1/undo", "b#1/undo", "a#1/undo");
  }

  @Test
  void a_loop_is_undone_visit_by_visit() throws Exception {
    Script<String, Flows.Count> loop = Flows.Loop.script().fails("b").without("b");
    BoundFlow<String, Flows.Count> flow = loop.bind();
    try (Engine engine = Engine.open(Stores.memory(), flow)) {
      engine.start(flow, "1", "in").ended().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
    assertThat(loop.log.lines())
        .endsWith("a#3/undo", "x#2/undo", "a#2/undo", "x#1/undo", "a#1/undo");
  }

  @Test
  void a_stack_overflow_is_a_failure_like_any_other() throws Exception {
    chain.step("b", call -> endless(1));

    Report report = rolledBack(chain, "'b' failed: StackOverflowError");
    assertThat(report.cause()).isEqualTo("'b' failed: StackOverflowError");
  }

  private static int endless(int n) {
    return endless(n + 1) + endless(n + 2);
  }

  @Test
  void null_from_a_step_with_an_output_is_a_failure() throws Exception {
    chain.step("b", Made.class, call -> null);

    rolledBack(chain, "step 'b' returned null; it must return a " + Made.class.getTypeName());
  }

  @Test
  void a_missing_datum_fails_the_step_before_it_is_entered_so_it_is_not_undone() throws Exception {
    chain.step("b", call -> call.get(Key.of(Made.class)));

    rolledBack(chain, "MissingDatumException: no " + Made.class.getTypeName());
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "a#1/undo");
  }

  @Test
  void an_undo_that_needs_the_output_is_not_called_without_it() throws Exception {
    chain.fails("c").undo("c", UndoKind.WITH_OUTPUT, call -> {});

    rolledBack(chain, "c broke");
    assertThat(chain.log.lines()).endsWith("c#1", "b#1/undo", "a#1/undo");
  }

  @Test
  void an_undo_sees_what_its_own_execution_read_and_made_and_why() throws Exception {
    List<String> seen = new ArrayList<>();
    chain.step("a", Made.class, call -> new Made("first"));
    chain.step("b", Made.class, call -> new Made(call.get(Key.of(Made.class)).text() + " second"));
    chain.step("c", Made.class, call -> new Made(null + call.get(Key.of(int[].class)).toString()));
    Script.Undo look =
        call -> {
          Optional<Made> made = call.find(Key.of(Made.class));
          seen.add(made.map(Made::text).orElse("nothing") + " because of " + call.cause().step());
        };
    chain.undo("a", look).undo("b", look);

    rolledBack(chain, "'c' failed");
    assertThat(seen).containsExactly("first second because of c", "first because of c");
  }

  @Test
  void an_execution_that_failed_has_no_output_though_an_earlier_visit_had() throws Exception {
    List<Boolean> seen = new ArrayList<>();
    Script<String, Flows.Count> loop = Flows.Loop.script();
    loop.step(
        "a",
        Flows.Count.class,
        call -> {
          int visit = Flows.visit(call.attempt().key());
          if (visit == 2) {
            throw new IllegalStateException("second visit");
          }
          return new Flows.Count(visit);
        });
    loop.undo("a", call -> seen.add(call.find(Key.of(Flows.Count.class)).isPresent()));
    BoundFlow<String, Flows.Count> flow = loop.bind();
    try (Engine engine = Engine.open(Stores.memory(), flow)) {
      engine.start(flow, "1", "in").ended().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
    assertThat(seen).containsExactly(false, true);
  }

  @Flow("choosy")
  static final class Choosy extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("a", Any.class)
          .choice("which")
          .when("short", text -> text.charAt(7) == 'x', task("b", Any.class))
          .otherwise(task("c", Any.class));
    }
  }

  @Test
  void a_guard_that_throws_fails_its_choice_like_a_step() throws Exception {
    Script<String, Void> script = Script.of(new Choosy(), String.class);

    Report report = rolledBack(script, "'which' failed: StringIndexOutOfBoundsException");
    assertThat(report.cause()).contains("'which'");
    assertThat(script.log.lines()).containsExactly("a#1", "a#1/undo");
  }

  @Test
  void a_running_sibling_is_awaited_and_undone_too() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch failing = new CountDownLatch(1);
    Script<String, Void> fork = Script.of(new Flows.Fork(), String.class);
    fork.step(
        "b",
        call -> {
          running.await();
          failing.countDown();
          throw new IllegalStateException("b broke");
        });
    fork.step(
        "c",
        call -> {
          running.countDown();
          failing.await();
          return null;
        });

    Report report = rolledBack(fork, "b broke");
    assertThat(fork.log.lines()).contains("b#1/undo", "c#1/undo").endsWith("a#1/undo");
    assertThat(report.calls())
        .extracting(call -> call.step() + " " + call.status())
        .contains("b FAILED", "c SUCCESS")
        .doesNotContain("d SUCCESS");
  }

  @Test
  void a_sibling_that_takes_too_long_is_interrupted_and_its_late_answer_refused() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch undone = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Script<String, Void> fork = Script.of(new Flows.Fork(), String.class);
    fork.step(
        "b",
        call -> {
          running.await();
          throw new IllegalStateException("b broke");
        });
    fork.step(
        "c",
        call -> {
          running.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            interrupted.set(true);
          }
          undone.await();
          return null;
        });
    fork.undo("a", call -> undone.countDown());
    Store store = Stores.memory();
    BoundFlow<String, Void> flow = fork.bind();
    EngineOptions impatient = EngineOptions.DEFAULTS.withSettle(Duration.ofMillis(20));
    Report report;
    try (Engine engine = Engine.open(store, impatient, flow)) {
      Instance<Void> instance = engine.start(flow, "1", "in");
      assertThatThrownBy(() -> instance.result(LONG)).isInstanceOf(InstanceFailedException.class);
      report = instance.report();
    }

    assertThat(interrupted).isTrue();
    assertThat(report.calls())
        .extracting(call -> call.action() + " " + call.step() + " " + call.status())
        .contains("RUN c LOST", "UNDO c SUCCESS");
    store.claim("the test");
    assertThat(store.journal(report.id()))
        .filteredOn(row -> row.kind().equals("late-refused"))
        .singleElement()
        .extracting(row -> new String(row.event(), StandardCharsets.UTF_8))
        .asString()
        .contains("SUCCEEDED");
  }
}
