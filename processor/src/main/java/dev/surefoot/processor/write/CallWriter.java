package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.surefoot.processor.Parameter;
import dev.surefoot.processor.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** The constant of {@code UndoKind} that fits a step. */
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

  /**
   * A statement that ends in the call of a step's method on the instance of this name.
   *
   * @param start what stands before the call, such as {@code "yield "}
   */
  CodeBlock statement(String start, StepType step, ExecutableElement method, String instance) {
    // Few and long parts: JavaPoet's time goes by their number.
    StringBuilder format = new StringBuilder(start);
    List<TypeName> named = new ArrayList<>();
    if (method.getModifiers().contains(Modifier.STATIC)) {
      format.append("$T");
      named.add(ClassName.get(step.type()));
    } else {
      format.append(escaped(instance));
    }
    format.append('.').append(escaped(method.getSimpleName().toString())).append('(');
    String separator = "";
    for (Parameter parameter : Parameter.of(step, method, types)) {
      format.append(separator);
      argument(parameter, format, named);
      separator = ",$W";
    }
    return CodeBlock.of(format.append(");\n").toString(), named.toArray());
  }

  private static String escaped(String name) {
    return name.replace("$", "$$");
  }

  /** Whether a method declares something that is neither an {@code Exception} nor an error. */
  boolean throwsThrowable(ExecutableElement method) {
    return method.getThrownTypes().stream()
        .anyMatch(thrown -> !isA(thrown, Exception.class) && !isA(thrown, Error.class));
  }

  private boolean isA(TypeMirror thrown, Class<?> type) {
    return types.isAssignable(thrown, elements.getTypeElement(type.getCanonicalName()).asType());
  }

  private void argument(Parameter parameter, StringBuilder format, List<TypeName> named) {
    switch (parameter.role()) {
      case ATTEMPT -> format.append("call.attempt()");
      case CAUSE -> format.append("call.cause()");
      case OPTIONAL_DATUM -> datum("find", parameter, format, named);
      case DATUM -> datum("get", parameter, format, named);
    }
  }

  /** The type is written out because it takes the compiler long to infer. */
  private void datum(
      String method, Parameter parameter, StringBuilder format, List<TypeName> named) {
    format
        .append("call.<$T>")
        .append(method)
        .append('(')
        .append(escaped(key(parameter)))
        .append(')');
    named.add(TypeName.get(parameter.type()).box());
  }

  private String key(Parameter parameter) {
    return keys.of(TypeName.get(parameter.type()), parameter.name());
  }
}
