package dev.surefoot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FlowDefinition;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.internal.reflect.ReflectedFlow;
import dev.surefoot.runtime.spi.FlowCode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a sub-flow says of failing holds for its steps, and not what the flow around it says. */
class SubflowPoliciesTest {
  private static final String HEAD =
      """
      package flows;
      import dev.surefoot.*;
      import shop.*;
      """;

  /** The same step class stands in the flow and in sub-flows of every kind. */
  private static final String FLOWS =
      HEAD
          + """
          @Flow(
              onFailure = FailurePolicy.FAIL,
              onUndoFailure = UndoFailurePolicy.CONTINUE)
          final class OuterFlow extends FlowDefinition<Order> {
            @Override protected Body<Order> define() {
              return task(Any.class)
                  .subflow("held", new HeldFlow())
                  .subflow("quiet", new QuietFlow())
                  .task("again", Any.class);
            }
          }

          @Flow(onFailure = FailurePolicy.HOLD)
          final class HeldFlow extends FlowDefinition<Order> {
            @Override protected Body<Order> define() {
              return task(Any.class).task(Own.class).subflow("in", new QuietFlow())
                  .subflow("back", new BackFlow());
            }
          }

          @Flow
          final class QuietFlow extends FlowDefinition<Order> {
            @Override protected Body<Order> define() { return task(Any.class).task(Own.class); }
          }

          @Flow(onFailure = FailurePolicy.COMPENSATE)
          final class BackFlow extends FlowDefinition<Order> {
            @Override protected Body<Order> define() {
              return task(Any.class).subflow("in", new QuietFlow());
            }
          }

          @Step(undo = UndoContract.NONE)
          final class Any { @Run void run() {} }

          @Step(undo = UndoContract.NONE, onFailure = FailurePolicy.IGNORE)
          final class Own { @Run void run() {} }
          """;

  private static final Map<String, String> POLICIES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("any", "FAIL"),
              Map.entry("again", "FAIL"),
              Map.entry("held/any", "HOLD"),
              Map.entry("held/own", "IGNORE"),
              Map.entry("held/in/any", "HOLD"),
              Map.entry("held/in/own", "IGNORE"),
              Map.entry("held/back/any", "COMPENSATE"),
              Map.entry("held/back/in/any", "COMPENSATE"),
              Map.entry("held/back/in/own", "IGNORE"),
              Map.entry("quiet/any", "FAIL"),
              Map.entry("quiet/own", "IGNORE")));

  private static final Map<String, String> INSIDE =
      new TreeMap<>(
          Map.of(
              "held", "HOLD",
              "held/in", "HOLD",
              "held/back", "COMPENSATE",
              "held/back/in", "COMPENSATE",
              "quiet", "FAIL"));

  @Test
  void stepsInheritInwardsInGeneratedCode() throws Exception {
    try (URLClassLoader loader = compiled()) {
      Class<?> type = loader.loadClass("flows.OuterFlowBinding");
      Constructor<?> constructor = type.getDeclaredConstructors()[0];
      Object[] steps = new Object[constructor.getParameterCount()];
      for (int i = 0; i < steps.length; i++) {
        steps[i] = made(constructor.getParameterTypes()[i]);
      }
      constructor.setAccessible(true);
      assertSays((FlowCode<?, ?>) constructor.newInstance(steps));
    }
  }

  @Test
  void stepsInheritInwardsWhereNothingIsGenerated() throws Exception {
    try (URLClassLoader loader = compiled()) {
      FlowDefinition<?> flow = (FlowDefinition<?>) made(loader.loadClass("flows.OuterFlow"));
      Object any = made(loader.loadClass("flows.Any"));
      Object own = made(loader.loadClass("flows.Own"));
      assertSays(ReflectedFlow.checked(flow, Void.class, any, own));
    }
  }

  private static void assertSays(FlowCode<?, ?> code) {
    Map<String, String> said = new TreeMap<>();
    for (Transition transition : code.net().transitions()) {
      if (transition.kind() == Transition.Kind.TASK) {
        String name = transition.name();
        said.put(name, code.policy(name).onFailure().name());
      }
    }
    assertThat(said).isEqualTo(POLICIES);
    Map<String, String> inside = new LinkedHashMap<>();
    INSIDE.keySet().forEach(name -> inside.put(name, code.onFailure(name).name()));
    assertThat(inside).isEqualTo(INSIDE);
    assertThat(code.onFailure()).hasToString("FAIL");
    assertThat(code.onUndoFailure()).hasToString("CONTINUE");
  }

  private static Object made(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    }
  }

  private static URLClassLoader compiled() {
    Compiled compiled =
        Javac.withShop()
            .only(new SurefootProcessor())
            .without("-Xlint:all")
            .source("flows/OuterFlow.java", FLOWS)
            .compile();
    assertThat(compiled.diagnostics()).isEmpty();
    return new URLClassLoader(compiled.urls(), SubflowPoliciesTest.class.getClassLoader());
  }
}
