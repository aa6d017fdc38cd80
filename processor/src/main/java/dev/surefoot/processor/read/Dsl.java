package dev.surefoot.processor.read;

import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The names of what users write against, and where to find it in elements. */
public final class Dsl {
  public static final String FLOW = "dev.surefoot.Flow";
  static final String STEP = "dev.surefoot.Step";
  static final String RUN = "dev.surefoot.Run";
  static final String UNDO = "dev.surefoot.Undo";
  public static final String OUTPUTS = "dev.surefoot.Outputs";
  static final String POLL = "dev.surefoot.Poll";
  public static final String NAMED = "dev.surefoot.Named";
  static final String ATTEMPT = "dev.surefoot.Attempt";
  static final String CAUSE = "dev.surefoot.Cause";
  static final String KEY = "dev.surefoot.Key";
  static final String FLOW_DEFINITION = "dev.surefoot.FlowDefinition";
  static final String OPEN = "dev.surefoot.Open";
  static final String CHOICE = "dev.surefoot.Choice";
  private static final Set<String> STRUCTURE =
      Set.of(
          "dev.surefoot.Body",
          OPEN,
          "dev.surefoot.Left",
          CHOICE,
          "dev.surefoot.Branch",
          "dev.surefoot.Timeout");

  private Dsl() {}

  /** Whether a method that returns this is a part of a flow. */
  static boolean isStructure(TypeMirror type, Types types) {
    return types.erasure(type) instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && STRUCTURE.contains(element.getQualifiedName().toString());
  }

  /** The annotation of this name on an element. */
  public static Optional<AnnotationMirror> annotation(Element element, String name) {
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(name)) {
        return Optional.of(annotation);
      }
    }
    return Optional.empty();
  }

  /**
   * The constant of an enum that is written for an annotation's element; empty where the default
   * holds. One that does not exist is left to the compiler.
   */
  static <E extends Enum<E>> Optional<E> constant(
      AnnotationMirror annotation, String element, Class<E> type, Reading reading) {
    Optional<Object> written = written(annotation, element);
    if (written.isPresent() && written.get() instanceof VariableElement constant) {
      return Optional.of(Enum.valueOf(type, constant.getSimpleName().toString()));
    }
    written.ifPresent(w -> reading.unresolved());
    return Optional.empty();
  }

  /** What is written for an annotation's element; empty where the default holds. */
  public static Optional<Object> written(AnnotationMirror annotation, String element) {
    return annotation.getElementValues().entrySet().stream()
        .filter(e -> e.getKey().getSimpleName().contentEquals(element))
        .map(e -> ((AnnotationValue) e.getValue()).getValue())
        .findFirst();
  }

  /**
   * The type argument of {@code FlowDefinition}, as generated code can write it: a type variable of
   * the flow class is given as its bound. Empty if the class extends something else.
   */
  public static Optional<TypeMirror> inputOf(TypeElement flow, Elements elements, Types types) {
    return definition(flow.asType(), types)
        .map(
            definition -> {
              TypeMirror input =
                  definition.getTypeArguments().isEmpty()
                      ? elements.getTypeElement("java.lang.Object").asType()
                      : definition.getTypeArguments().get(0);
              return flow.getTypeParameters().isEmpty() ? input : types.erasure(input);
            });
  }

  /** Whether a method is the one that {@code FlowDefinition} itself has. */
  static boolean isOfDefinition(ExecutableElement method) {
    return Members.owner(method) instanceof TypeElement type
        && type.getQualifiedName().contentEquals(FLOW_DEFINITION);
  }

  private static Optional<DeclaredType> definition(TypeMirror type, Types types) {
    if (!(type instanceof DeclaredType declared) || type.getKind() == TypeKind.ERROR) {
      return Optional.empty();
    }
    if (((TypeElement) declared.asElement()).getQualifiedName().contentEquals(FLOW_DEFINITION)) {
      return Optional.of(declared);
    }
    return types.directSupertypes(type).stream()
        .flatMap(s -> definition(s, types).stream())
        .findFirst();
  }
}
