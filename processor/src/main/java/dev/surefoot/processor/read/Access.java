package dev.surefoot.processor.read;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;

/** What generated code, which stands in the flow's package, can use. */
final class Access {
  private final PackageElement from;
  private final Elements elements;

  Access(PackageElement from, Elements elements) {
    this.from = from;
    this.elements = elements;
  }

  /** The first of the class and the classes around it that is not accessible. */
  Optional<TypeElement> barredBy(TypeElement type) {
    Optional<TypeElement> barred = Optional.empty();
    for (Element e = type; e instanceof TypeElement t; e = e.getEnclosingElement()) {
      if (!allows(t)) {
        barred = Optional.of(t);
      }
    }
    return barred;
  }

  /** The first class that a type is made of and that is not accessible. */
  Optional<TypeElement> barredBy(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return barredBy(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return bound(wildcard).flatMap(this::barredBy);
    }
    if (type.getKind() != TypeKind.DECLARED) {
      return Optional.empty();
    }
    DeclaredType declared = (DeclaredType) type;
    return barredBy((TypeElement) declared.asElement())
        .or(
            () ->
                declared.getTypeArguments().stream()
                    .flatMap(t -> barredBy(t).stream())
                    .findFirst());
  }

  /** Whether all classes that a type is made of exist; some may still be to be generated. */
  static boolean exists(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return exists(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return bound(wildcard).map(Access::exists).orElse(true);
    }
    return type.getKind() != TypeKind.ERROR
        && (type.getKind() != TypeKind.DECLARED
            || ((DeclaredType) type).getTypeArguments().stream().allMatch(Access::exists));
  }

  private static Optional<TypeMirror> bound(WildcardType wildcard) {
    return Optional.ofNullable(wildcard.getExtendsBound())
        .or(() -> Optional.ofNullable(wildcard.getSuperBound()));
  }

  /** Whether a member's own modifiers let it be used. */
  boolean allows(Element member) {
    if (member.getModifiers().contains(Modifier.PUBLIC)) {
      return true;
    }
    return !member.getModifiers().contains(Modifier.PRIVATE)
        && elements.getPackageOf(member).equals(from);
  }

  /**
   * Whether two classes stand in the same top-level class, and so see each other's private ones.
   */
  static boolean areNestMates(TypeElement one, TypeElement other) {
    return outermost(one).equals(outermost(other));
  }

  private static Element outermost(TypeElement type) {
    Element outermost = type;
    while (outermost.getEnclosingElement() instanceof TypeElement around) {
      outermost = around;
    }
    return outermost;
  }
}
