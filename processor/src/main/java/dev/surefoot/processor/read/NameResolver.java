package dev.surefoot.processor.read;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Resolves names as the compiler does (JLS 6.4, 6.5): the classes around the place from the inside
 * out, each with what it inherits, then the file's imports. An empty answer means that the compiler
 * will say what is wrong, or that the name is still to be generated.
 */
final class NameResolver {
  private final Elements elements;
  private final @Nullable ModuleElement module;
  private final Classes classes;
  private final Members members;
  private final Map<CompilationUnitTree, Imports> imports = new HashMap<>();

  NameResolver(Elements elements, @Nullable ModuleElement module) {
    this.elements = elements;
    this.module = module;
    this.classes = new Classes(elements, module);
    this.members = new Members(elements);
  }

  Members members() {
    return members;
  }

  /** The type that a simple or qualified name means. */
  Optional<TypeElement> type(Site site, Tree name) {
    if (name instanceof IdentifierTree simple) {
      return simpleType(site, simple.getName().toString()).asOptional();
    }
    if (!(name instanceof MemberSelectTree select)) {
      return Optional.empty();
    }
    Optional<TypeElement> outer = type(site, select.getExpression());
    return outer.isPresent()
        ? members.type(outer.get(), select.getIdentifier().toString()).asOptional()
        : classes.named(select.toString());
  }

  private Lookup<TypeElement> simpleType(Site site, String name) {
    if (site.typeVariables().contains(name)) {
      return Lookup.unknown();
    }
    for (TypeElement type : site.classes()) {
      Lookup<TypeElement> member = members.type(type, name);
      if (hasTypeVariable(type, name)
          && member.asOptional().filter(m -> m.getEnclosingElement().equals(type)).isEmpty()) {
        return Lookup.unknown();
      }
      if (member.decided()) {
        return member;
      }
    }
    return imports(site).type(name);
  }

  private static boolean hasTypeVariable(TypeElement type, String name) {
    return type.getTypeParameters().stream().anyMatch(t -> t.getSimpleName().contentEquals(name));
  }

  /** The field that a simple or qualified name means. */
  Optional<VariableElement> field(Site site, ExpressionTree name) {
    if (name instanceof IdentifierTree simple) {
      return simpleField(site, simple.getName().toString()).asOptional();
    }
    if (name instanceof MemberSelectTree select) {
      Optional<TypeElement> owner = owner(site, select.getExpression());
      return owner.flatMap(o -> members.field(o, select.getIdentifier().toString()).asOptional());
    }
    return Optional.empty();
  }

  private Lookup<VariableElement> simpleField(Site site, String name) {
    for (TypeElement type : site.classes()) {
      Lookup<VariableElement> member = members.field(type, name);
      if (member.decided()) {
        return member;
      }
    }
    return imports(site).field(name);
  }

  /**
   * The class whose members an expression selects: a type's name, or {@code this} and {@code
   * super}, plain or qualified.
   */
  Optional<TypeElement> owner(Site site, ExpressionTree expression) {
    if (expression instanceof IdentifierTree simple) {
      if (simple.getName().contentEquals("this")) {
        return Optional.of(site.innermost());
      }
      if (simple.getName().contentEquals("super")) {
        return Members.superclasses(site.innermost()).stream().findFirst();
      }
    }
    if (expression instanceof MemberSelectTree select) {
      if (select.getIdentifier().contentEquals("this")) {
        return type(site, select.getExpression());
      }
      if (select.getIdentifier().contentEquals("super")) {
        return type(site, select.getExpression())
            .flatMap(
                t ->
                    t.getKind().isInterface() // Parts.super.helper() of an interface
                        ? Optional.of(t)
                        : Members.superclasses(t).stream().findFirst());
      }
    }
    return type(site, expression);
  }

  /** The methods of a simple name: those of the innermost class that has any. */
  List<ExecutableElement> methods(Site site, String name) {
    for (TypeElement type : site.classes()) {
      List<ExecutableElement> found = members.methods(type, name);
      if (!found.isEmpty()) {
        return found;
      }
      if (!members.complete(type)) {
        return List.of();
      }
    }
    return imports(site).methods(name);
  }

  /** What {@link Class#getName()} gives for the type of a class literal, if the type is known. */
  Optional<String> binaryName(Site site, Tree type) {
    if (type instanceof ArrayTypeTree array) {
      return binaryName(site, array.getType())
          .map(Descriptors::ofElement)
          .map(element -> "[" + element);
    }
    if (type.getKind() == Tree.Kind.PRIMITIVE_TYPE) {
      return Optional.of(type.toString());
    }
    return type(site, type).map(t -> elements.getBinaryName(t).toString());
  }

  private Imports imports(Site site) {
    return imports.computeIfAbsent(
        site.unit(), unit -> new Imports(unit, classes, members, elements, module));
  }
}
