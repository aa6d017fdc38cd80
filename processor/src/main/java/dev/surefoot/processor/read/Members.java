package dev.surefoot.processor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** The members of classes by name, declared and inherited, hidden ones left out (JLS 8.2). */
final class Members {
  private final Elements elements;
  private final Map<TypeElement, Map<String, List<Element>>> declared = new HashMap<>();

  Members(Elements elements) {
    this.elements = elements;
  }

  Lookup<TypeElement> type(TypeElement of, String name) {
    return hiding(of, name, TypeElement.class);
  }

  Lookup<VariableElement> field(TypeElement of, String name) {
    return hiding(of, name, VariableElement.class);
  }

  /** The methods of a name, those of subclasses first, without those that are overridden. */
  List<ExecutableElement> methods(TypeElement of, String name) {
    List<ExecutableElement> found = new ArrayList<>();
    methods(of, of, name, found, new LinkedHashSet<>());
    return found;
  }

  /** Whether all supertypes exist; else a name may still turn out to be inherited. */
  boolean complete(TypeElement type) {
    return supertypes(type).stream().allMatch(s -> s.getKind() != TypeKind.ERROR)
        && superclasses(type).stream().allMatch(this::complete);
  }

  private <E extends Element> Lookup<E> hiding(TypeElement of, String name, Class<E> kind) {
    Set<E> found = new LinkedHashSet<>();
    collect(of, of, name, kind, found);
    if (found.size() == 1) {
      return Lookup.found(found.iterator().next());
    }
    return found.isEmpty() && complete(of) ? Lookup.absent() : Lookup.unknown();
  }

  private <E extends Element> void collect(
      TypeElement type, TypeElement heir, String name, Class<E> kind, Set<E> found) {
    for (Element member : declared(type, name)) {
      if (kind.isInstance(member) && inherits(heir, type, member)) {
        found.add(kind.cast(member));
        return;
      }
    }
    superclasses(type).forEach(s -> collect(s, heir, name, kind, found));
  }

  private void methods(
      TypeElement type,
      TypeElement heir,
      String name,
      List<ExecutableElement> found,
      Set<TypeElement> seen) {
    if (!seen.add(type)) {
      return;
    }
    for (Element member : declared(type, name)) {
      if (member instanceof ExecutableElement method
          && method.getKind() == ElementKind.METHOD
          && inherits(heir, type, method)
          && found.stream().noneMatch(f -> elements.overrides(f, method, heir))) {
        found.add(method);
      }
    }
    superclasses(type).forEach(s -> methods(s, heir, name, found, seen));
  }

  private boolean inherits(TypeElement heir, TypeElement from, Element member) {
    Set<Modifier> modifiers = member.getModifiers();
    if (heir.equals(from)) {
      return true;
    }
    if (modifiers.contains(Modifier.PRIVATE)
        || (from.getKind().isInterface()
            && modifiers.contains(Modifier.STATIC)
            && member.getKind() == ElementKind.METHOD)) {
      return false;
    }
    return modifiers.contains(Modifier.PUBLIC)
        || modifiers.contains(Modifier.PROTECTED)
        || elements.getPackageOf(heir).equals(elements.getPackageOf(from));
  }

  private List<Element> declared(TypeElement type, String name) {
    return declared.computeIfAbsent(type, Members::byName).getOrDefault(name, List.of());
  }

  private static Map<String, List<Element>> byName(TypeElement type) {
    Map<String, List<Element>> members = new HashMap<>();
    for (Element e : type.getEnclosedElements()) {
      members.computeIfAbsent(e.getSimpleName().toString(), k -> new ArrayList<>()).add(e);
    }
    return members;
  }

  /** What a member, or a nested class, is declared in. */
  static Element owner(Element member) {
    return Objects.requireNonNull(member.getEnclosingElement(), "a package owns itself");
  }

  static List<TypeMirror> supertypes(TypeElement type) {
    List<TypeMirror> all = new ArrayList<>();
    if (type.getSuperclass().getKind() != TypeKind.NONE) {
      all.add(type.getSuperclass());
    }
    all.addAll(type.getInterfaces());
    return all;
  }

  /** Superclass and superinterfaces, as far as they exist. */
  static List<TypeElement> superclasses(TypeElement type) {
    List<TypeElement> all = new ArrayList<>();
    for (TypeMirror supertype : supertypes(type)) {
      if (supertype.getKind() == TypeKind.DECLARED) {
        all.add((TypeElement) ((DeclaredType) supertype).asElement());
      }
    }
    return all;
  }
}
