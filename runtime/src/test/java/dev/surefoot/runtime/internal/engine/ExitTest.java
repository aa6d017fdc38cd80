package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Script;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Jumps and ends that cancel the parallels around them. */
class ExitTest {
  private static final Duration DAY = Duration.ofDays(1);

  /** The first answer of two wins; a reminder each day until then. */
  @Flow("race")
  static final class Race extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return parallel(
          "offer",
          branch("answer", await("approval", Integer.class).task("book", Any.class).cancelAndEnd()),
          branch(
              "remind",
              pause("day", "1d")
                  .task("remind", Any.class)
                  .choice("due")
                  .when("later", input -> true, redirectTo("day"))
                  .otherwise(cancelAndEnd())));
    }
  }

  /** {@code a {b ->d! | c} d e}. */
  @Flow("out")
  static final class Out extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("a", Any.class)
          .parallel(
              "both",
              branch(
                  "left",
                  task("b", Any.class)
                      .choice("enough")
                      .when("yes", input -> true, cancelAndRedirectTo("d"))
                      .otherwise(pass())),
              branch("right", task("c", Any.class).task("never", Any.class)))
          .task("d", Any.class)
          .task("e", Any.class);
    }
  }

  /** {@code a {c | b ->d!} d e}. */
  @Flow("done")
  static final class Done extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("a", Any.class)
          .parallel(
              "both",
              branch("right", task("c", Any.class)),
              branch(
                  "left",
                  task("b", Any.class)
                      .choice("enough")
                      .when("yes", input -> true, cancelAndRedirectTo("d"))
                      .otherwise(pass())))
          .task("d", Any.class)
          .task("e", Any.class);
    }
  }

  private final Laboratory laboratory = new Laboratory(1);

  private Instance<Void> open(Script<String, Void> script) {
    Hosted<String, Void> hosted = Hosted.of(script);
    Instance<Void> instance = laboratory.open(hosted).start(hosted, "1", "in");
    laboratory.runAll();
    return instance;
  }

  private static Stream<InstanceDetail.Execution> of(Instance<?> instance, String step) {
    return instance.detail().executions().stream().filter(one -> one.step().equals(step));
  }

  @Test
  void an_end_cancels_the_pauses_and_loops_beside_it() {
    Script<String, Void> script = Script.of(new Race(), String.class);
    Instance<Void> instance = open(script);
    laboratory.pass(DAY.multipliedBy(2));
    instance.complete("approval", 1);
    laboratory.runAll();
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(script.log.lines()).containsExactly("remind#1", "remind#2", "book#1");
    assertThat(of(instance, "day"))
        .extracting(InstanceDetail.Execution::status)
        .containsExactly(
            InstanceDetail.Status.SUCCEEDED,
            InstanceDetail.Status.SUCCEEDED,
            InstanceDetail.Status.WITHDRAWN);
    laboratory.passAll();
    assertThat(script.log.lines()).hasSize(3);
  }

  /**
   * What {@code b} does while {@code c} runs: it goes first, as the exit that waits for it shows.
   */
  @Test
  void a_call_beside_it_is_awaited_and_recorded_without_successor() {
    Script<String, Void> script = Script.of(new Out(), String.class);
    Hosted<String, Void> hosted = Hosted.of(script);
    for (int seed = 0; seed < 20; seed++) {
      Laboratory other = new Laboratory(seed);
      Instance<Void> instance = other.open(hosted).start(hosted, "1", "in");
      other.runAll();
      assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
      assertThat(of(instance, "d")).hasSize(1);
      of(instance, "c")
          .forEach(one -> assertThat(one.status()).isNotEqualTo(InstanceDetail.Status.RUNNING));
    }
  }

  @Test
  void what_finished_in_it_is_undone_after_what_follows_the_exit() {
    Script<String, Void> script = Script.of(new Done(), String.class).fails("e");
    Instance<Void> instance = open(script);
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    List<String> lines = script.log.lines();
    assertThat(lines.subList(lines.indexOf("e#1") + 1, lines.size()))
        .startsWith("e#1/undo", "d#1/undo")
        .contains("b#1/undo", "c#1/undo")
        .endsWith("a#1/undo");
  }

  @Test
  void a_call_that_was_cut_off_by_a_crash_is_not_called_again() {
    int cut = 0;
    for (int commit = 1; commit < 6; commit++) {
      Script<String, Void> once = Script.of(new Out(), String.class);
      Hosted<String, Void> flow = Hosted.of(once);
      Laboratory other = new Laboratory(commit);
      other.crashAt(commit, true);
      try {
        other.open(flow).start(flow, "1", "in");
        other.runAll();
      } catch (RuntimeException e) {
        assertThat(other.crashed()).isTrue();
      }
      other.crash();
      Instance<Void> instance = other.open(flow).start(flow, "1", "in");
      other.passAll();
      assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
      cut += of(instance, "c").anyMatch(one -> one.status() == InstanceDetail.Status.LOST) ? 1 : 0;
    }
    assertThat(cut).isPositive();
  }
}
