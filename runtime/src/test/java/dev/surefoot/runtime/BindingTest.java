package dev.surefoot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.ReflectedCode;
import dev.surefoot.runtime.fixture.Script;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BindingTest {
  @Step(undo = UndoContract.NONE)
  public static final class First {
    @Run
    void run() {}
  }

  @Step(undo = UndoContract.NONE)
  public static final class Second {
    @Run
    void run() {}
  }

  @Flow("bound")
  public static final class Bound extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(First.class).task(Second.class);
    }
  }

  @Test
  void a_flow_compiled_without_the_processor_is_refused_with_what_to_add() {
    assertThatThrownBy(() -> BoundFlow.of(new Flows.Chain(), new Any()))
        .isInstanceOf(FlowBindingException.class)
        .hasMessageStartingWith(
            "dev.surefoot.runtime.fixture.Flows$Chain was compiled without Surefoot's annotation"
                + " processor: there is no dev.surefoot.runtime.fixture.Flows_ChainBinding.")
        .hasMessageContaining("dev.surefoot:surefoot-processor to annotationProcessorPaths")
        .hasMessageContaining("from JDK 23 on javac runs no processor");
  }

  @Test
  void the_generated_binding_is_found_by_its_name_and_gets_its_steps_in_any_order() {
    BoundFlow<String, ?> flow = BoundFlow.of(new Bound(), new Second(), new First());
    assertThat(flow.name()).isEqualTo("bound");
  }

  @Test
  void steps_that_are_missing_too_many_or_null_are_refused_by_name() {
    assertThatThrownBy(() -> BoundFlow.of(new Bound(), new Second()))
        .isInstanceOf(FlowBindingException.class)
        .hasMessageContaining("lacks an instance of " + First.class.getName());
    assertThatThrownBy(() -> BoundFlow.of(new Bound(), new First(), new Second(), new Any()))
        .isInstanceOf(FlowBindingException.class)
        .hasMessageContaining("no use for this instance of " + Any.class.getName());
    assertThatThrownBy(() -> BoundFlow.of(new Bound(), new First(), null))
        .isInstanceOf(FlowBindingException.class)
        .hasMessageContaining("step instance 2 is null");
  }

  @Flow("shifting")
  static final class Shifting extends FlowDefinition<String> {
    private final AtomicInteger runs = new AtomicInteger();

    @Override
    protected Body<String> define() {
      return task("run-" + runs.incrementAndGet(), Any.class);
    }
  }

  @Test
  void a_definition_whose_net_is_not_the_proved_one_is_refused_with_what_differs() {
    Script<String, Void> script = Script.of(new Shifting(), String.class);
    assertThatThrownBy(script::bind)
        .isInstanceOf(FlowBindingException.class)
        .hasMessageContaining("running define() of flow 'shifting' gives another net")
        .hasMessageContaining("only in the definition: place 0 run-2")
        .hasMessageContaining("only in what was compiled: place 0 run-1");
  }

  @Flow("blind")
  static final class Blind extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return choice("which")
          .when("left", Integer.class, number -> number > 0, task("a", Any.class))
          .otherwise(pass());
    }
  }

  @Test
  void a_guard_over_a_datum_that_nobody_makes_is_refused() {
    Script<String, Void> script = Script.of(new Blind(), String.class);
    assertThatThrownBy(script::bind)
        .isInstanceOf(FlowBindingException.class)
        .hasMessageContaining("guard 'which/left' asks for a java.lang.Integer")
        .hasMessageContaining("the flow knows [java.lang.String]");
  }

  /** As the processor would write it; the reflected code stands for the generated one. */
  static BoundFlow<String, Void> reflected(Object... steps) {
    return ReflectedCode.bind(new Bound(), String.class, steps);
  }
}
