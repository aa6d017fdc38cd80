package dev.surefoot.processor.write;

import java.util.Collection;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleTypeVisitor14;

/** Decides whether a generated type may be public: only if all that its signatures name is. */
final class Visibility {
  private Visibility() {}

  /** The modifiers of a generated type that names these types, with a space after each. */
  static String of(Collection<? extends TypeMirror> named) {
    return named.stream().allMatch(Visibility::isPublic) ? "public final " : "final ";
  }

  /** The modifiers of a generated type that names only this flow, with a space after each. */
  static String of(TypeElement flow) {
    return of(List.of(flow.asType()));
  }

  private static boolean isPublic(TypeMirror type) {
    return type.accept(PUBLIC, null);
  }

  private static boolean isPublic(Element type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  private static final SimpleTypeVisitor14<Boolean, Void> PUBLIC =
      new SimpleTypeVisitor14<>(true) {
        @Override
        public Boolean visitDeclared(DeclaredType type, Void unused) {
          return isPublic(type.asElement())
              && type.getTypeArguments().stream().allMatch(Visibility::isPublic);
        }

        @Override
        public Boolean visitArray(ArrayType type, Void unused) {
          return isPublic(type.getComponentType());
        }
      };
}
