package dev.surefoot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FlowDefinition;
import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Engine;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.Stores;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a flow does on a failure, compiled and run: as generated, and as reflection finds it. */
class FailBodyTest {
  private static final String FLOW =
      """
      package flows;

      import dev.surefoot.*;
      import java.util.Optional;

      @Flow(onFailure = FailurePolicy.FAIL)
      final class OrderFlow extends FlowDefinition<String> {
        @Override protected Body<String> define() {
          return task(Reserve.class).pause("first", "1ms").subflow("paying", new PayFlow());
        }

        @Override protected Body<String> onFailure() {
          return choice("how", Tell.class)
              .when("never", Integer.class, told -> told != 1, task("again", Tell.class))
              .otherwise(parallel("both",
                  branch("call", pause("moment", "1ms").task(Call.class)),
                  branch("file", subflow("sorry", new SorryFlow()))));
        }

        @Flow(onFailure = FailurePolicy.FAIL)
        static final class PayFlow extends FlowDefinition<String> {
          @Override protected Body<String> define() { return task(Pay.class); }
          @Override protected Body<String> onFailure() { return task(Alone.class); }
        }

        @Flow
        static final class SorryFlow extends FlowDefinition<String> {
          @Override protected Body<String> define() { return task(Call.class); }
        }

        @Step(undo = UndoContract.NONE)
        static final class Reserve { @Run Long run(String order) { return 7L; } }

        @Step(undo = UndoContract.NONE)
        static final class Pay {
          @Run Double run() { throw new IllegalStateException("no money"); }
        }

        @Step(undo = UndoContract.NONE)
        static final class Tell {
          @Run int run(String order, Cause cause, Optional<Long> reserved, Optional<Double> paid) {
            String seen = order + ", " + cause + ", " + reserved + ", " + paid;
            String right = "in, Cause[step=paying/pay, message=no money], Optional[7]"
                + ", Optional.empty";
            if (!seen.equals(right)) {
              throw new IllegalArgumentException(seen);
            }
            return 1;
          }
        }

        @Step(undo = UndoContract.NONE)
        static final class Call { @Run void run(String order) {} }

        @Step(undo = UndoContract.NONE)
        static final class Alone { @Run void run(Cause cause) {} }
      }
      """;

  private static final List<String> STEPS = List.of("Reserve", "Pay", "Tell", "Call");

  @Test
  void runsAsGenerated() throws Exception {
    try (URLClassLoader loader = loader()) {
      FlowDefinition<?> flow = (FlowDefinition<?>) made(loader, "OrderFlow");
      assertFails(BoundFlow.of(flow, steps(loader)));
    }
  }

  @Test
  void runsWhereNothingIsGenerated() throws Exception {
    try (URLClassLoader loader = loader()) {
      FlowDefinition<?> flow = (FlowDefinition<?>) made(loader, "OrderFlow");
      assertFails(BoundFlow.checked(flow, Void.class, steps(loader)));
    }
  }

  /** The step that a sub-flow has for itself alone is not asked for. */
  private static Object[] steps(URLClassLoader loader) throws ReflectiveOperationException {
    List<Object> steps = new ArrayList<>();
    for (String step : STEPS) {
      steps.add(made(loader, "OrderFlow$" + step));
    }
    return steps.toArray();
  }

  @SuppressWarnings("unchecked") // the flow takes a text
  private static void assertFails(BoundFlow<?, ?> bound) throws Exception {
    BoundFlow<String, ?> flow = (BoundFlow<String, ?>) bound;
    try (Engine engine = Engine.open(Stores.memory(), flow)) {
      Instance<?> instance = engine.start(flow, "1", "in");
      instance.ended().toCompletableFuture().get(60, TimeUnit.SECONDS);
      Report report = instance.report();
      assertThat(report.state()).isEqualTo(InstanceState.FAILED);
      assertThat(report.cause()).isEqualTo("'paying/pay' failed: IllegalStateException: no money");
      assertThat(report.calls())
          .extracting(call -> call.step() + " " + call.status())
          .containsExactlyInAnyOrder(
              "reserve SUCCESS",
              "first SUCCESS",
              "paying/pay FAILED",
              "how SUCCESS",
              "moment SUCCESS",
              "call SUCCESS",
              "sorry/call SUCCESS");
    }
  }

  private static URLClassLoader loader() {
    Compiled compiled = Javac.generating().source("flows/OrderFlow.java", FLOW).compile();
    assertThat(compiled.diagnostics()).isEmpty();
    return new URLClassLoader(compiled.urls(), FailBodyTest.class.getClassLoader());
  }

  private static Object made(URLClassLoader loader, String name)
      throws ReflectiveOperationException {
    var constructor = loader.loadClass("flows." + name).getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }
}
