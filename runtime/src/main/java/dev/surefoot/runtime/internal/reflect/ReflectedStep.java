package dev.surefoot.runtime.internal.reflect;

import dev.surefoot.reflect.StepMethods;
import dev.surefoot.reflect.StepParameter;
import dev.surefoot.runtime.FlowBindingException;
import dev.surefoot.runtime.spi.StepCall;
import dev.surefoot.runtime.spi.UndoCall;
import dev.surefoot.runtime.spi.UndoKind;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The instance of a step class, and how its methods are called. Immutable. */
final class ReflectedStep {
  final StepMethods methods;
  private final Object instance;
  private final List<StepParameter> toRun;
  private final List<StepParameter> toUndo;

  ReflectedStep(StepMethods methods, Object instance) {
    this.methods = methods;
    this.instance = instance;
    this.toRun = methods.parameters(methods.run());
    this.toUndo = methods.undo().map(methods::parameters).orElse(List.of());
    open(methods.run());
    methods.undo().ifPresent(ReflectedStep::open);
  }

  private static void open(Method method) {
    try {
      method.setAccessible(true);
    } catch (InaccessibleObjectException e) {
      throw new FlowBindingException(
          method + " cannot be called: open its package to the module of surefoot-runtime", e);
    }
  }

  UndoKind undoKind() {
    if (methods.undo().isEmpty()) {
      return UndoKind.NONE;
    }
    boolean takesOutput =
        toUndo.stream()
            .filter(taken -> taken.role() == StepParameter.Role.DATUM)
            .anyMatch(taken -> methods.output().filter(taken.key()::equals).isPresent());
    return takesOutput ? UndoKind.WITH_OUTPUT : UndoKind.ALWAYS;
  }

  @Nullable Object run(StepCall call) throws Exception {
    return invoke(methods.run(), toRun, call);
  }

  void undo(UndoCall call) throws Exception {
    invoke(methods.undo().orElseThrow(), toUndo, call);
  }

  private @Nullable Object invoke(Method method, List<StepParameter> parameters, StepCall call)
      throws Exception {
    Object[] arguments = parameters.stream().map(p -> argument(p, call)).toArray();
    try {
      return method.invoke(instance, arguments);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      if (thrown instanceof Exception exception) {
        throw exception;
      }
      if (thrown instanceof Error error) {
        throw error;
      }
      throw new UndeclaredThrowableException(thrown);
    }
  }

  private static Object argument(StepParameter parameter, StepCall call) {
    return switch (parameter.role()) {
      case ATTEMPT -> call.attempt();
      case CAUSE -> ((UndoCall) call).cause();
      case OPTIONAL_DATUM -> call.find(parameter.key());
      case DATUM -> call.get(parameter.key());
    };
  }
}
