package dev.surefoot.processor;

import dev.surefoot.processor.read.Dsl;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * What a step makes for the flow.
 *
 * @param all in the order of the record's components, if there are several
 * @param record that holds them, if {@code @Outputs} says so
 * @param maySkip whether there is an {@code Optional} around what the action returns
 */
public record StepOutputs(List<Output> all, Optional<TypeMirror> record, boolean maySkip) {
  /**
   * One output.
   *
   * @param name of the datum, empty for none
   * @param component the name of the record's component, empty if it is all that is returned
   */
  public record Output(TypeMirror type, String name, String component) {}

  public StepOutputs {
    all = List.copyOf(all);
  }

  /** The outputs of a step that was found to be usable. */
  public static StepOutputs of(StepType step, Types types) {
    if (step.poll().isPresent()) {
      ExecutableElement poll = step.poll().get();
      TypeMirror made = inside(Parameter.asMember(step, poll, types).getReturnType()).orElseThrow();
      return new StepOutputs(
          List.of(new Output(made, Parameter.name(poll), "")), Optional.empty(), false);
    }
    ExecutableElement run = step.run();
    TypeMirror returned = Parameter.asMember(step, run, types).getReturnType();
    Optional<TypeMirror> inside = inside(returned);
    TypeMirror made = inside.orElse(returned);
    if (Dsl.annotation(run, Dsl.OUTPUTS).isPresent()) {
      return new StepOutputs(components(made, types), Optional.of(made), inside.isPresent());
    }
    return new StepOutputs(
        made.getKind() == TypeKind.VOID
            ? List.of()
            : List.of(new Output(made, Parameter.name(run), "")),
        Optional.empty(),
        inside.isPresent());
  }

  /** What an {@code Optional} holds; empty for other types, and for one that does not say. */
  public static Optional<TypeMirror> inside(TypeMirror type) {
    return isOptional(type)
        ? ((DeclaredType) type).getTypeArguments().stream().findFirst().map(StepOutputs::bound)
        : Optional.empty();
  }

  /** Whether a type is {@code Optional}, with or without its argument. */
  public static boolean isOptional(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && ((TypeElement) ((DeclaredType) type).asElement())
            .getQualifiedName()
            .contentEquals("java.util.Optional");
  }

  private static TypeMirror bound(TypeMirror argument) {
    return argument instanceof WildcardType wildcard && wildcard.getExtendsBound() != null
        ? wildcard.getExtendsBound()
        : argument;
  }

  /** Each component of a record; none of a type that is no record. */
  private static List<Output> components(TypeMirror made, Types types) {
    return componentsOf(made).stream()
        .map(
            component -> {
              ExecutableType accessor =
                  (ExecutableType) types.asMemberOf((DeclaredType) made, component.getAccessor());
              return new Output(
                  bound(accessor.getReturnType()),
                  name(component),
                  component.getSimpleName().toString());
            })
        .toList();
  }

  /** The components of a record; none of a type that is no record. */
  public static List<? extends RecordComponentElement> componentsOf(TypeMirror made) {
    return made instanceof DeclaredType declared && declared.asElement() instanceof TypeElement type
        ? type.getRecordComponents()
        : List.of();
  }

  /** Class files may keep it at the accessor only. */
  private static String name(RecordComponentElement component) {
    String own = Parameter.name((Element) component);
    return own.isEmpty() ? Parameter.name(component.getAccessor()) : own;
  }
}
