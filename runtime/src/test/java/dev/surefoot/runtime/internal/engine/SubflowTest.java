package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Flows that are a part of another one: only input and result cross. */
class SubflowTest {
  /** {@code count} makes a number from the text, and the text's own number is not known inside. */
  @Flow("inner")
  static final class Inner extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("see", Any.class)
          .choice("long")
          .when("yes", input -> input.length() > 3, task("count", Any.class).end())
          .otherwise(task("count-short", Any.class));
    }
  }

  @Flow("middle")
  static final class Middle extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return subflow("first", new Inner()).task("keep", Any.class);
    }
  }

  @Flow("outer")
  static final class Outer extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("before", Any.class)
          .parallel(
              "both",
              branch("left", subflow("one", new Middle())),
              branch("right", subflow("two", new Inner())))
          .task("after", Any.class);
    }
  }

  private final Laboratory laboratory = new Laboratory(1);
  private final List<String> seen = new ArrayList<>();

  private final Script<String, Integer> outer =
      Script.of(new Outer(), String.class, Integer.class)
          .step("before", Long.class, call -> 1L)
          .step("one/first/see", call -> see("one", call.find(Key.of(Long.class))))
          .step("two/see", call -> see("two", call.find(Key.of(Long.class))))
          .step("one/first/count", Integer.class, call -> call.get(Key.of(String.class)).length())
          .step("one/keep", call -> see("keep", call.get(Key.of(Integer.class))))
          .step("two/count", Long.class, call -> 2L)
          .step(
              "after",
              call ->
                  see(
                      "after",
                      call.find(Key.of(Integer.class)) + ", " + call.get(Key.of(Long.class))))
          .crossing("one", String.class, Integer.class)
          .crossing("one/first", String.class, Integer.class);

  private Object see(String where, Object what) {
    seen.add(where + " " + what);
    return null;
  }

  private Instance<Integer> run() {
    Hosted<String, Integer> hosted = Hosted.of(outer);
    Instance<Integer> instance = laboratory.open(hosted).start(hosted, "1", "input");
    laboratory.runAll();
    return instance;
  }

  @Test
  void only_input_and_result_cross_over_several_levels_and_in_parallels() throws Exception {
    Instance<Integer> instance = run();
    assertThat(instance.result()).isEqualTo(5);
    assertThat(seen)
        .containsExactlyInAnyOrder(
            "one Optional.empty", "two Optional.empty", "keep 5", "after Optional[5], 1");
  }

  @Test
  void their_steps_are_undone_with_the_others_in_causal_order() {
    outer.fails("after");
    Instance<Integer> instance = run();
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    List<String> lines = outer.log.lines();
    List<String> undone = lines.subList(lines.indexOf("after#1"), lines.size());
    assertThat(undone)
        .startsWith("after#1")
        .containsSubsequence(
            "one/keep#1/undo", "one/first/count#1/undo", "one/first/see#1/undo", "before#1/undo")
        .containsSubsequence("two/count#1/undo", "two/see#1/undo", "before#1/undo");
    assertThat(instance.report().calls()).extracting("step").contains("one/first/see");
  }
}
