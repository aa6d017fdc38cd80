package dev.surefoot.processor;

import dev.surefoot.processor.read.Dsl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * What a parameter of a {@code @Run} or {@code @Undo} method asks for.
 *
 * @param type of the datum, without the {@code Optional} around it; for what is no datum, its own
 * @param name of the datum, empty for none
 * @param written the parameter's own name, as far as the compiler knows it
 */
public record Parameter(Role role, TypeMirror type, String name, String written) {
  /** What is passed to a parameter. */
  public enum Role {
    /** A datum that is there. */
    DATUM,
    /** A datum that may be missing. */
    OPTIONAL_DATUM,
    /** The call itself. */
    ATTEMPT,
    /** Why an undo is called, or why the flow has failed. */
    CAUSE
  }

  /** The parameters of a method as the step class has it, with what it inherits made concrete. */
  public static List<Parameter> of(StepType step, ExecutableElement method, Types types) {
    List<? extends TypeMirror> all = asMember(step, method, types).getParameterTypes();
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      VariableElement declared = method.getParameters().get(i);
      parameters.add(of(all.get(i), name(declared), declared.getSimpleName().toString()));
    }
    return parameters;
  }

  private static Parameter of(TypeMirror type, String name, String written) {
    return switch (qualified(type)) {
      case "dev.surefoot.Attempt" -> new Parameter(Role.ATTEMPT, type, name, written);
      case "dev.surefoot.Cause" -> new Parameter(Role.CAUSE, type, name, written);
      case "java.util.Optional" -> optional((DeclaredType) type, name, written);
      default -> new Parameter(Role.DATUM, type, name, written);
    };
  }

  private static Parameter optional(DeclaredType type, String name, String written) {
    if (type.getTypeArguments().isEmpty()) {
      return new Parameter(Role.DATUM, type, name, written);
    }
    TypeMirror argument = type.getTypeArguments().get(0);
    if (argument instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
      argument = wildcard.getExtendsBound();
    }
    return new Parameter(Role.OPTIONAL_DATUM, argument, name, written);
  }

  private static String qualified(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName().toString()
        : "";
  }

  /** What the action of a step that polls returns for its questions, as a parameter takes it. */
  public static Optional<Parameter> handleOf(StepType step, Types types) {
    return step.poll().flatMap(poll -> returned(step, types));
  }

  private static Optional<Parameter> returned(StepType step, Types types) {
    TypeMirror type = asMember(step, step.run(), types).getReturnType();
    return type.getKind() == TypeKind.VOID
        ? Optional.empty()
        : Optional.of(new Parameter(Role.DATUM, type, name(step.run()), ""));
  }

  /** What {@code @Named} says of it, empty for nothing. */
  static String name(Element named) {
    return Dsl.annotation(named, Dsl.NAMED)
        .flatMap(a -> Dsl.written(a, "value"))
        .map(Object::toString)
        .orElse("");
  }

  /** A generic step class is named without arguments by its class literal, and so it is called. */
  static ExecutableType asMember(StepType step, ExecutableElement method, Types types) {
    TypeMirror type = step.type().asType();
    if (!step.type().getTypeParameters().isEmpty()) {
      type = types.erasure(type);
    }
    return (ExecutableType) types.asMemberOf((DeclaredType) type, method);
  }
}
