package dev.surefoot.check;

import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.model.FlowModel;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
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
   * the rules that the compiler applies; its sub-flows first, as flows of their own.
   *
   * @return the warnings, in the order of the flow
   * @throws FlowRefusedException if the flow breaks a rule
   * @throws IllegalArgumentException if the class has no {@link Flow} annotation, or cannot be made
   */
  public static List<Problem> check(Class<? extends FlowDefinition<?>> flow) {
    FlowModel model = FlowDefinition.modelOf(make(flow));
    for (Class<? extends FlowDefinition<?>> part : Subflows.of(model, flow.getClassLoader())) {
      check(part);
    }
    Flow annotation = flow.getAnnotation(Flow.class);
    List<Problem> problems = FlowCheck.check(model, annotation.redirections());
    if (problems.stream().anyMatch(Problem::isError)) {
      throw new FlowRefusedException(model.name(), problems);
    }
    return problems;
  }

  private static FlowDefinition<?> make(Class<? extends FlowDefinition<?>> flow) {
    try {
      Constructor<? extends FlowDefinition<?>> constructor = flow.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
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
