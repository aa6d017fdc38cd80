package dev.surefoot.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.fixture.CrashingStore;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.RandomFlow;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.internal.journal.Reports;
import dev.surefoot.runtime.spi.Store;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cut off at every commit, before and after it is kept, and resumed: the same end. */
class CrashTest {
  @ParameterizedTest
  @CsvSource({"chain", "fork", "nested", "loop", "row"})
  void a_flow_cut_off_anywhere_comes_to_the_same_end(String name) throws InterruptedException {
    crashEverywhere(() -> script(name));
  }

  @ParameterizedTest
  @CsvSource({"chain,c", "fork,d", "nested,e", "loop,b"})
  void a_going_back_cut_off_anywhere_comes_to_the_same_end(String name, String failing)
      throws InterruptedException {
    crashEverywhere(() -> script(name).fails(failing));
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"})
  void a_random_flow_cut_off_anywhere_comes_to_the_same_end(long seed) throws InterruptedException {
    crashEverywhere(() -> Script.of(new RandomFlow(seed, false), String.class));
  }

  private static Script<String, ?> script(String name) {
    return switch (name) {
      case "chain" -> Script.of(new Flows.Chain(), String.class);
      case "fork" -> Script.of(new Flows.Fork(), String.class);
      case "nested" -> Script.of(new Flows.Nested(), String.class);
      case "loop" -> Flows.Loop.script();
      default -> Script.of(new Flows.Row(), String.class);
    };
  }

  private static void crashEverywhere(Supplier<Script<String, ?>> scripts)
      throws InterruptedException {
    Script<String, ?> calm = scripts.get();
    Report undisturbed = run(calm, Stores.memory());
    boolean crashed = true;
    for (int commits = 0; crashed; commits++) {
      for (boolean kept : new boolean[] {false, true}) {
        crashed = crash(scripts.get(), commits, kept, undisturbed);
      }
    }
  }

  private static <R> boolean crash(
      Script<String, R> script, int commits, boolean kept, Report undisturbed)
      throws InterruptedException {
    Store inner = Stores.memory();
    CrashingStore store = new CrashingStore(inner, commits, kept);
    try {
      run(script, store);
    } catch (EngineBrokenException e) {
      assertThat(e).hasMessageContaining("its store failed: cut off");
    }
    List<String> before = script.log.lines();
    Set<String> journalled = ended(inner);
    Report resumed = run(script, inner);

    String where = "cut off at commit " + commits + (kept ? ", kept" : "");
    assertThat(resumed.state()).as(where).isEqualTo(undisturbed.state());
    assertThat(successes(resumed)).as(where).isEqualTo(successes(undisturbed));
    List<String> after = script.log.lines().subList(before.size(), script.log.lines().size());
    assertThat(after).as(where).doesNotHaveDuplicates().noneMatch(journalled::contains);
    return store.crashed();
  }

  private static <R> Report run(Script<String, R> script, Store store) throws InterruptedException {
    BoundFlow<String, R> flow = script.bind();
    try (Engine engine = Engine.open(store, flow)) {
      Instance<R> instance = engine.start(flow, "1", "input");
      try {
        instance.result();
      } catch (InstanceFailedException e) {
        assertThat(e.state()).isEqualTo(InstanceState.ROLLED_BACK);
      }
      return instance.report();
    }
  }

  /** The calls whose end is in the journal, as the script logs them. */
  private static Set<String> ended(Store store) {
    store.claim("the test");
    try {
      return store.unfinished().stream()
          .flatMap(row -> Reports.of(row, store.journal(row.id())).calls().stream())
          .filter(call -> call.end() != null)
          .map(CrashTest::name)
          .collect(Collectors.toSet());
    } finally {
      store.close();
    }
  }

  private static Set<String> successes(Report report) {
    return report.calls().stream()
        .filter(call -> call.status() == Report.Status.SUCCESS)
        .map(CrashTest::name)
        .collect(Collectors.toSet());
  }

  private static String name(Report.Call call) {
    String undo = call.action() == Report.Action.UNDO ? "/undo" : "";
    return call.step() + "#" + call.visit() + undo;
  }
}
