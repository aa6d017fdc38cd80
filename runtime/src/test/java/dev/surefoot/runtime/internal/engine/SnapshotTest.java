package dev.surefoot.runtime.internal.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Body;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.internal.journal.StateJson;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.SnapshotRow;
import dev.surefoot.runtime.spi.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What long instances are loaded from. */
class SnapshotTest {
  /** How often a loop has run. */
  record Count(int runs) {}

  /** {@code a {b | c}}, again until it has run as often as it is told, then {@code d}. */
  @Flow("long-loop")
  static final class LongLoop extends FlowDefinition<Integer> {
    @Override
    protected Body<Integer> define() {
      return task("a", Any.class)
          .parallel(
              "both", branch("left", task("b", Any.class)), branch("right", task("c", Any.class)))
          .choice("enough")
          .when("no", Count.class, count -> count.runs() > 0, task("x", Any.class).redirectTo("a"))
          .otherwise(pass())
          .task("d", Any.class);
    }
  }

  /** {@code a {{b | c} | d}}, again until it has run as often as it is told, then {@code e}. */
  @Flow("nested-loop")
  static final class NestedLoop extends FlowDefinition<Integer> {
    @Override
    protected Body<Integer> define() {
      return task("a", Any.class)
          .parallel(
              "outer",
              branch(
                  "deep",
                  parallel(
                      "inner",
                      branch("left", task("b", Any.class)),
                      branch("right", task("c", Any.class)))),
              branch("flat", task("d", Any.class)))
          .choice("enough")
          .when("no", Count.class, count -> count.runs() > 0, redirectTo("a"))
          .otherwise(pass())
          .task("e", Any.class);
    }
  }

  private final Laboratory laboratory = new Laboratory(7);
  private final List<String> undone = new ArrayList<>();

  private Script<Integer, Count> script() {
    Script<Integer, Count> script = counting(new LongLoop());
    for (String step : List.of("a", "b", "c", "x", "d")) {
      script.undo(step, call -> undone.add(call.attempt().key()));
    }
    return script;
  }

  private static Script<Integer, Count> counting(FlowDefinition<Integer> loop) {
    Script<Integer, Count> script = Script.of(loop, Integer.class, Count.class);
    return script.step(
        "a",
        Count.class,
        call ->
            new Count(
                call.get(Key.of(Integer.class)) - Flows.visit(call.attempt().key().toString())));
  }

  private InstanceRow row() {
    return laboratory.store.find("long-loop", "1").orElseThrow();
  }

  private Tail tail() {
    UUID id = row().id();
    return laboratory.store.tails(List.of(id)).get(id);
  }

  @Test
  void a_long_instance_goes_on_from_a_snapshot_as_from_its_whole_journal() {
    Hosted<Integer, Count> flow = Hosted.of(script());
    runUntilCrash(flow, 400, 180);
    for (int crash = 1; crash <= 7; crash++) {
      laboratory.store.claim("the test");
      List<JournalRow> all = laboratory.store.journal(row().id());
      Tail tail = tail();
      assertThat(tail.rows()).hasSizeLessThan(Loading.EVERY + 3);
      assertThat(tail.snapshot() != null).isEqualTo(all.size() >= Loading.EVERY);
      Snapshot loaded = Loading.of(flow, row(), tail);
      Snapshot whole = Loading.replay(flow, row(), all);
      assertThat(forward(loaded.state())).isEqualTo(forward(whole.state()));
      assertThat(loaded.sequence()).isEqualTo(whole.sequence());
      laboratory.store.close();
      runUntilCrash(flow, 400, 170 + crash);
    }
    laboratory.open(flow);
    laboratory.runAll();

    assertThat(row().state()).isEqualTo(InstanceState.FINISHED);
    assertThat(laboratory.store.journal(row().id())).hasSizeGreaterThan(1600);
    assertThat(laboratory.host().lookup().find(flow, "1").orElseThrow().report().calls())
        .filteredOn(call -> call.step().equals("b"))
        .hasSizeGreaterThanOrEqualTo(400);
  }

  /** Starts it, or goes on with it, for so many commits. */
  private void runUntilCrash(Hosted<Integer, Count> flow, int runs, int commits) {
    laboratory.crashAt(commits, commits % 2 == 0);
    laboratory.open(flow).start(flow, "1", runs);
    laboratory.runAll();
    assertThat(laboratory.crashed()).isTrue();
    laboratory.crash();
  }

  /** What a state says of what is ahead, as text. */
  private static String forward(State state) {
    return new String(
        StateJson.write(new StateJson.Content("", state, List.of(), List.of())), UTF_8);
  }

  @Test
  void going_back_undoes_also_what_was_not_loaded() {
    Script<Integer, Count> broken = script().fails("d");
    Hosted<Integer, Count> flow = Hosted.of(broken);
    runUntilCrash(flow, 200, 600);
    laboratory.open(flow);
    assertThat(tail().snapshot()).isNotNull();
    laboratory.runAll();

    assertThat(row().state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(undone).hasSize(4 * 200 - 1 + 1).doesNotHaveDuplicates(); // no x at last, but d
    assertThat(undone.get(0)).endsWith("/d#1/undo");
    assertThat(undone.get(undone.size() - 1)).endsWith("/a#1/undo");
  }

  @Test
  void a_snapshot_after_a_rollback_inside_of_nested_parallels_is_what_the_journal_says() {
    Script<Integer, Count> script = counting(new NestedLoop());
    script.policy("b", Policies.onFailure(FailurePolicy.HOLD));
    script.step("b", call -> 1 / (Flows.visit(call.attempt().key()) - 150));
    Hosted<Integer, Count> flow = Hosted.of(script);
    laboratory.open(flow).start(flow, "1", 400);
    laboratory.runAll();
    laboratory.crash();

    for (int commits = 600; commits < 700; commits += 9) {
      laboratory.crashAt(commits, true);
      Instance<Count> instance = laboratory.open(flow).lookup().find(flow, "1").orElseThrow();
      laboratory.runAll();
      if (instance.state() == InstanceState.HELD) {
        instance.execute(instance.plan(Rollback.to("c#140").causal()), "ann", "");
        laboratory.runAll();
      }
      if (!laboratory.crashed()) {
        break;
      }
      laboratory.crash();
      laboratory.store.claim("the test");
      InstanceRow row = laboratory.store.find("nested-loop", "1").orElseThrow();
      Tail tail = laboratory.store.tails(List.of(row.id())).get(row.id());
      assertThat(tail.snapshot()).isNotNull();
      Snapshot whole = Loading.replay(flow, row, laboratory.store.journal(row.id()));
      assertThat(forward(Loading.of(flow, row, tail).state())).isEqualTo(forward(whole.state()));
      laboratory.store.close();
    }
    Instance<Count> ended = laboratory.host().lookup().find(flow, "1").orElseThrow();
    assertThat(ended.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(ended.detail().rollbacks()).hasSize(1);
  }

  @Test
  void a_snapshot_that_cannot_be_read_or_is_of_another_net_is_passed_over() {
    Hosted<Integer, Count> flow = Hosted.of(script());
    runUntilCrash(flow, 200, 600);
    laboratory.store.claim("the test");
    Tail good = tail();
    SnapshotRow broken =
        new SnapshotRow(
            row().id(), good.snapshot().sequence(), "{\"fingerprint\":\"x\"}".getBytes(UTF_8));
    laboratory.store.commit(List.of(new Change(null, List.of(), broken)));
    assertThat(Loading.of(flow, row(), tail())).isNull();
    laboratory.store.close();
    laboratory.open(flow);
    laboratory.runAll();

    assertThat(laboratory.host().refused()).isEmpty();
    assertThat(row().state()).isEqualTo(InstanceState.FINISHED);
  }
}
