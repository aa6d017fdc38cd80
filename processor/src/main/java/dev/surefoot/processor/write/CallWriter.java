package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.surefoot.processor.StepType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Makes the calls of {@code @Run} and {@code @Undo} methods with what their parameters ask for. */
final class CallWriter {
  private static final ClassName OPTIONAL = ClassName.get(Optional.class);

  private final Elements elements;
  private final Types types;
  private final KeyConstants keys;
  private final Map<String, Map<ExecutableElement, ExecutableType>> members = new HashMap<>();

  CallWriter(Elements elements, Types types, KeyConstants keys) {
    this.elements = elements;
    this.types = types;
    this.keys = keys;
  }

  /** The type of a step's output, if it makes one. */
  Optional<TypeName> output(StepType step) {
    TypeMirror type = asMember(step, step.run()).getReturnType();
    return type.getKind() == TypeKind.VOID
        ? Optional.empty()
        : Optional.of(TypeName.get(type).box());
  }

  /** The constant of {@code UndoKind} that fits a step. */
  String undoKind(StepType step) {
    if (step.undo().isEmpty()) {
      return "NONE";
    }
    Optional<TypeName> output = output(step);
    boolean takesOutput =
        asMember(step, step.undo().get()).getParameterTypes().stream()
            .map(type -> TypeName.get(type).box())
            .anyMatch(type -> output.filter(type::equals).isPresent());
    return takesOutput ? "WITH_OUTPUT" : "ALWAYS";
  }

  /**
   * A statement that ends in the call of a step's method on the instance of this name.
   *
   * @param start what stands before the call, such as {@code "yield "}
   */
  CodeBlock statement(String start, StepType step, ExecutableElement method, String instance) {
    // Few and long parts: JavaPoet's time goes by their number.
    StringBuilder format = new StringBuilder(start);
    List<TypeName> types = new ArrayList<>();
    if (method.getModifiers().contains(Modifier.STATIC)) {
      format.append("$T");
      types.add(ClassName.get(step.type()));
    } else {
      format.append(escaped(instance));
    }
    format.append('.').append(escaped(method.getSimpleName().toString())).append('(');
    String separator = "";
    for (TypeMirror type : asMember(step, method).getParameterTypes()) {
      format.append(separator);
      argument(TypeName.get(type), format, types);
      separator = ",$W";
    }
    return CodeBlock.of(format.append(");\n").toString(), types.toArray());
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

  private void argument(TypeName type, StringBuilder format, List<TypeName> types) {
    if (type.equals(RuntimeTypes.ATTEMPT)) {
      format.append("call.attempt()");
    } else if (type.equals(RuntimeTypes.CAUSE)) {
      format.append("call.cause()");
    } else if (type instanceof ParameterizedTypeName generic
        && generic.rawType().equals(OPTIONAL)) {
      datum("find", bound(generic.typeArguments().get(0)), format, types);
    } else {
      datum("get", type, format, types);
    }
  }

  /** The type is written out because it takes the compiler long to infer. */
  private void datum(String method, TypeName type, StringBuilder format, List<TypeName> types) {
    format
        .append("call.<$T>")
        .append(method)
        .append('(')
        .append(escaped(keys.of(type)))
        .append(')');
    types.add(type.box());
  }

  private static TypeName bound(TypeName argument) {
    return argument instanceof WildcardTypeName wildcard ? wildcard.upperBounds().get(0) : argument;
  }

  /**
   * The method as the step class has it, with the type arguments of what it inherits. A generic
   * step class is named without arguments by its class literal, and so it is called.
   */
  private ExecutableType asMember(StepType step, ExecutableElement method) {
    return members
        .computeIfAbsent(step.binaryName(), k -> new HashMap<>())
        .computeIfAbsent(method, m -> findAsMember(step, m));
  }

  private ExecutableType findAsMember(StepType step, ExecutableElement method) {
    TypeMirror type = step.type().asType();
    if (!step.type().getTypeParameters().isEmpty()) {
      type = types.erasure(type);
    }
    return (ExecutableType) types.asMemberOf((DeclaredType) type, method);
  }
}
