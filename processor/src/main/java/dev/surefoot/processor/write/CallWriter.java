package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.surefoot.processor.Parameter;
import dev.surefoot.processor.StepType;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Makes the calls of {@code @Run} and {@code @Undo} methods with what their parameters ask for. */
final class CallWriter {
  private final Elements elements;
  private final Types types;
  private final KeyConstants keys;

  CallWriter(Elements elements, Types types, KeyConstants keys) {
    this.elements = elements;
    this.types = types;
    this.keys = keys;
  }

  /** The constant with the key of a step's output, if it makes one. */
  Optional<String> output(StepType step) {
    return Parameter.outputOf(step, types).map(this::key);
  }

  /** The constant of {@code FlowCode.UndoKind} that fits a step. */
  String undoKind(StepType step) {
    if (step.undo().isEmpty()) {
      return "NONE";
    }
    Optional<Parameter> output = Parameter.outputOf(step, types);
    boolean takesOutput =
        Parameter.of(step, step.undo().get(), types).stream()
            .filter(taken -> taken.role() == Parameter.Role.DATUM)
            .anyMatch(taken -> output.filter(made -> isSame(taken, made)).isPresent());
    return takesOutput ? "WITH_OUTPUT" : "ALWAYS";
  }

  private static boolean isSame(Parameter one, Parameter other) {
    return one.name().equals(other.name())
        && TypeName.get(one.type()).box().equals(TypeName.get(other.type()).box());
  }

  /** The call of a step's method on the instance of this name. */
  CodeBlock call(StepType step, ExecutableElement method, String instance) {
    CodeBlock receiver =
        method.getModifiers().contains(Modifier.STATIC)
            ? CodeBlock.of("$T", ClassName.get(step.type()))
            : CodeBlock.of("$N", instance);
    String arguments =
        Parameter.of(step, method, types).stream()
            .map(this::argument)
            .collect(Collectors.joining(",$W"));
    // Only names of constants and the line breaks of JavaPoet are in the arguments.
    return CodeBlock.builder()
        .add("$L.$L(", receiver, method.getSimpleName())
        .add(arguments)
        .add(")")
        .build();
  }

  /** Whether a method declares something that is neither an {@code Exception} nor an error. */
  boolean throwsThrowable(ExecutableElement method) {
    return method.getThrownTypes().stream()
        .anyMatch(thrown -> !isA(thrown, Exception.class) && !isA(thrown, Error.class));
  }

  private boolean isA(TypeMirror thrown, Class<?> type) {
    return types.isAssignable(thrown, elements.getTypeElement(type.getCanonicalName()).asType());
  }

  private String argument(Parameter parameter) {
    return switch (parameter.role()) {
      case ATTEMPT -> "call.attempt()";
      case CAUSE -> "call.cause()";
      case OPTIONAL_DATUM -> "call.find(" + key(parameter) + ")";
      case DATUM -> "call.get(" + key(parameter) + ")";
    };
  }

  private String key(Parameter parameter) {
    return keys.of(TypeName.get(parameter.type()), parameter.name());
  }
}
