package dev.surefoot.check;

import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.check.data.DataCheck;
import dev.surefoot.check.undo.UndoCheck;
import dev.surefoot.model.FlowModel;
import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks a flow in a test, for builds in which the annotation processor does not run:
 *
 * <pre>{@code
 * @Test void orderFlowIsProved() { Surefoot.check(OrderFlow.class); }
 * }</pre>
 */
public final class Surefoot {
  private Surefoot() {}

  /**
   * Makes the flow with its constructor without parameters, runs its definition, and checks it with
   * the rules that the compiler applies, those for data included; its sub-flows first, as flows of
   * their own.
   *
   * @return the warnings and notes, in the order of the flow
   * @throws FlowRefusedException if the flow breaks a rule
   * @throws IllegalArgumentException if the class is no {@link FlowDefinition}, has no {@link Flow}
   *     annotation, or cannot be made
   */
  public static List<Problem> check(Class<? extends FlowDefinition<?>> flow) {
    FlowDefinition<?> definition = make(flow);
    List<Problem> problems = problems(definition);
    if (problems.stream().anyMatch(Problem::isError)) {
      throw new FlowRefusedException(FlowDefinition.modelOf(definition).name(), problems);
    }
    return problems;
  }

  /** All that the rules find in a flow, in the compiler's stages; the errors of sub-flows alone. */
  static List<Problem> problems(FlowDefinition<?> definition) {
    FlowModel model = FlowDefinition.modelOf(definition);
    for (Class<?> part : Subflows.of(model, definition.getClass())) {
      List<Problem> inside = problems(make(part));
      if (inside.stream().anyMatch(Problem::isError)) {
        return inside;
      }
    }
    Flow flow = definition.getClass().getAnnotation(Flow.class);
    ReflectedData data = ReflectedData.of(definition, model);
    if (!data.problems().isEmpty()) {
      return data.problems();
    }
    List<Problem> problems = new ArrayList<>(FlowCheck.check(model, flow.redirections()));
    if (problems.stream().noneMatch(Problem::isError)) {
      Net net = NetCompiler.compile(model);
      problems.addAll(DataCheck.check(model, net, data.data(model)));
      if (problems.stream().noneMatch(Problem::isError)) {
        problems.addAll(UndoCheck.check(model, net, data.contract(model)));
      }
    }
    return problems;
  }

  private static FlowDefinition<?> make(Class<?> flow) {
    if (!FlowDefinition.class.isAssignableFrom(flow)) {
      throw new IllegalArgumentException(
          flow.getName() + " is no flow: it does not extend FlowDefinition");
    }
    try {
      Constructor<?> constructor = flow.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (FlowDefinition<?>) constructor.newInstance();
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          flow.getName() + " has no constructor without parameters; add one", e);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "the constructor of " + flow.getName() + " failed: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(flow.getName() + " cannot be made: is it abstract?", e);
    }
  }
}
