package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.surefoot.processor.StepType;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /** The call of a step's method on the instance of this name. */
  CodeBlock call(StepType step, ExecutableElement method, String instance) {
    CodeBlock receiver =
        method.getModifiers().contains(Modifier.STATIC)
            ? CodeBlock.of("$T", ClassName.get(step.type()))
            : CodeBlock.of("$N", instance);
    String arguments =
        asMember(step, method).getParameterTypes().stream()
            .map(type -> argument(TypeName.get(type)))
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

  private String argument(TypeName type) {
    if (type.equals(RuntimeTypes.ATTEMPT)) {
      return "call.attempt()";
    }
    if (type.equals(RuntimeTypes.CAUSE)) {
      return "call.cause()";
    }
    if (type instanceof ParameterizedTypeName generic && generic.rawType().equals(OPTIONAL)) {
      return "call.find(" + keys.of(bound(generic.typeArguments().get(0))) + ")";
    }
    return "call.get(" + keys.of(type) + ")";
  }

  private static TypeName bound(TypeName argument) {
    return argument instanceof WildcardTypeName wildcard ? wildcard.upperBounds().get(0) : argument;
  }

  /**
   * The method as the step class has it, with the type arguments of what it inherits. A generic
   * step class is named without arguments by its class literal, and so it is called.
   */
  private ExecutableType asMember(StepType step, ExecutableElement method) {
    TypeMirror type = step.type().asType();
    if (!step.type().getTypeParameters().isEmpty()) {
      type = types.erasure(type);
    }
    return (ExecutableType) types.asMemberOf((DeclaredType) type, method);
  }
}
