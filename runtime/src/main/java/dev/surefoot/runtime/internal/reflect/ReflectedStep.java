package dev.surefoot.runtime.internal.reflect;

import dev.surefoot.Key;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;
import dev.surefoot.reflect.StepMethods;
import dev.surefoot.reflect.StepParameter;
import dev.surefoot.runtime.FlowBindingException;
import dev.surefoot.runtime.spi.StepCall;
import dev.surefoot.runtime.spi.StepOutputs;
import dev.surefoot.runtime.spi.UndoCall;
import dev.surefoot.runtime.spi.UndoKind;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The instance of a step class, and how its methods are called. Immutable. */
final class ReflectedStep {
  final StepMethods methods;
  private final Object instance;
  private final List<StepParameter> toRun;
  private final List<StepParameter> toPoll;
  private final List<StepParameter> toUndo;

  ReflectedStep(StepMethods methods, Object instance) {
    this.methods = methods;
    this.instance = instance;
    this.toRun = methods.parameters(methods.run());
    this.toPoll = methods.poll().map(methods::parameters).orElse(List.of());
    this.toUndo = methods.undo().map(methods::parameters).orElse(List.of());
    open(methods.run());
    methods.poll().ifPresent(ReflectedStep::open);
    methods.undo().ifPresent(ReflectedStep::open);
    methods.components().forEach(ReflectedStep::open);
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
      Step step = Objects.requireNonNull(methods.type().getAnnotation(Step.class));
      return step.undo() == UndoContract.IRREVERSIBLE ? UndoKind.IRREVERSIBLE : UndoKind.NONE;
    }
    List<Key<?>> taken =
        toUndo.stream()
            .filter(parameter -> parameter.role() == StepParameter.Role.DATUM)
            .<Key<?>>map(StepParameter::key)
            .toList();
    return taken.stream().anyMatch(methods.outputs()::contains)
        ? UndoKind.WITH_OUTPUT
        : methods.handle().filter(taken::contains).isPresent()
            ? UndoKind.WITH_HANDLE
            : UndoKind.ALWAYS;
  }

  /** Several outputs of a step that polls are given by its question, and not by its action. */
  @Nullable Object run(StepCall call) throws Exception {
    Object made = invoke(methods.run(), toRun, call);
    if (!methods.givesSeveral() || methods.poll().isPresent()) {
      return made;
    }
    Object record = made instanceof Optional<?> optional ? optional.orElse(null) : made;
    if (record == null) {
      return made;
    }
    StepOutputs outputs = apart(record);
    return methods.maySkip() ? Optional.of(outputs) : outputs;
  }

  Optional<?> poll(StepCall call) throws Exception {
    Object made = invoke(methods.poll().orElseThrow(), toPoll, call);
    if (!(made instanceof Optional<?> end)) {
      throw new NullPointerException("a question returned null, and not Optional.empty()");
    }
    return methods.givesSeveral() && end.isPresent() ? Optional.of(apart(end.get())) : end;
  }

  private StepOutputs apart(Object record) throws Exception {
    List<Method> components = methods.components();
    @Nullable Object[] values = new @Nullable Object[components.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = invoke(components.get(i), record);
    }
    return StepOutputs.of(values);
  }

  void undo(UndoCall call) throws Exception {
    invoke(methods.undo().orElseThrow(), toUndo, call);
  }

  private @Nullable Object invoke(Method method, List<StepParameter> parameters, StepCall call)
      throws Exception {
    return invoke(method, instance, parameters.stream().map(p -> argument(p, call)).toArray());
  }

  private static @Nullable Object invoke(Method method, Object on, Object... arguments)
      throws Exception {
    try {
      return method.invoke(on, arguments);
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
      case CAUSE -> call.cause();
      case OPTIONAL_DATUM -> call.find(parameter.key());
      case DATUM -> call.get(parameter.key());
    };
  }
}
