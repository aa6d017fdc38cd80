package dev.surefoot.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** What one source file imports (JLS 7.5), asked name by name, so that no package is listed. */
final class Imports {
  /** {@code import owner.name;}, where the name is {@code *} on demand. */
  private record Import(String owner, String name, boolean isStatic) {
    boolean onDemand() {
      return name.equals("*");
    }
  }

  private final String unitPackage;
  private final List<Import> imports = new ArrayList<>();
  private final List<String> modules = new ArrayList<>();
  private @Nullable List<String> modulePackages;
  private final Classes classes;
  private final Members members;
  private final Elements elements;
  private final @Nullable ModuleElement module;

  Imports(
      CompilationUnitTree unit,
      Classes classes,
      Members members,
      Elements elements,
      @Nullable ModuleElement module) {
    this.unitPackage = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
    this.classes = classes;
    this.members = members;
    this.elements = elements;
    this.module = module;
    unit.getImports().forEach(this::add);
    imports.add(new Import("java.lang", "*", false));
  }

  private void add(ImportTree tree) {
    if (tree.toString().startsWith("import module ")) { // ImportTree.isModule() is newer than 17
      modules.add(tree.getQualifiedIdentifier().toString());
    } else if (tree.getQualifiedIdentifier() instanceof MemberSelectTree select) {
      imports.add(
          new Import(
              select.getExpression().toString(),
              select.getIdentifier().toString(),
              tree.isStatic()));
    }
  }

  /** A type: imported by its name, else of the package, else on demand, else from a module. */
  Lookup<TypeElement> type(String name) {
    return named(name)
        .or(() -> classes.named(unitPackage + name).map(Lookup::found).orElseGet(Lookup::absent))
        .or(() -> only(onDemand(name)))
        .or(() -> only(ofModules(name)));
  }

  private Lookup<TypeElement> named(String name) {
    List<TypeElement> found = new ArrayList<>();
    boolean missing = false;
    for (Import i : imports) {
      if (i.name().equals(name)) {
        Optional<TypeElement> type =
            i.isStatic() ? inOwner(i, name) : classes.named(i.owner() + "." + name);
        type.ifPresent(found::add);
        missing |= type.isEmpty() && !i.isStatic();
      }
    }
    return missing ? Lookup.unknown() : only(found);
  }

  private List<TypeElement> onDemand(String name) {
    List<TypeElement> found = new ArrayList<>();
    for (Import i : imports) {
      if (i.onDemand()) {
        Optional<TypeElement> inPackage =
            i.isStatic() ? Optional.empty() : classes.named(i.owner() + "." + name);
        inPackage.or(() -> inOwner(i, name)).filter(this::accessible).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<TypeElement> inOwner(Import i, String name) {
    return classes.named(i.owner()).flatMap(o -> members.type(o, name).asOptional());
  }

  private boolean accessible(TypeElement type) {
    return type.getModifiers().contains(Modifier.PUBLIC)
        || (elements.getPackageOf(type).getQualifiedName() + ".").equals(unitPackage);
  }

  private List<TypeElement> ofModules(String name) {
    List<String> packages = modulePackages;
    if (packages == null) {
      packages = exportedPackages();
      modulePackages = packages;
    }
    return packages.stream()
        .flatMap(p -> classes.named(p + "." + name).stream())
        .filter(this::accessible)
        .toList();
  }

  private List<String> exportedPackages() {
    Set<ModuleElement> all = new LinkedHashSet<>();
    modules.forEach(m -> addModule(elements.getModuleElement(m), all));
    List<String> packages = new ArrayList<>();
    for (ModuleElement m : all) {
      for (ModuleElement.ExportsDirective exported : ElementFilter.exportsIn(m.getDirectives())) {
        PackageElement exportedPackage = exported.getPackage();
        if (exported.getTargetModules() == null || exported.getTargetModules().contains(module)) {
          packages.add(exportedPackage.getQualifiedName().toString());
        }
      }
    }
    return packages;
  }

  private static void addModule(@Nullable ModuleElement m, Set<ModuleElement> all) {
    if (m == null || !all.add(m)) {
      return;
    }
    for (ModuleElement.RequiresDirective required : ElementFilter.requiresIn(m.getDirectives())) {
      if (required.isTransitive()) {
        addModule(required.getDependency(), all);
      }
    }
  }

  /** A statically imported field: by its name, else on demand. */
  Lookup<VariableElement> field(String name) {
    return only(fields(i -> i.name().equals(name), name))
        .or(() -> only(fields(Import::onDemand, name)));
  }

  private List<VariableElement> fields(Function<Import, Boolean> which, String name) {
    return statics(which, o -> members.field(o, name).asOptional().map(List::of).orElse(List.of()));
  }

  /** Statically imported methods: by their name, else on demand. */
  List<ExecutableElement> methods(String name) {
    List<ExecutableElement> named =
        statics(i -> i.name().equals(name), o -> members.methods(o, name));
    return named.isEmpty() ? statics(Import::onDemand, o -> members.methods(o, name)) : named;
  }

  private <E extends Element> List<E> statics(
      Function<Import, Boolean> which, Function<TypeElement, List<E>> in) {
    return imports.stream()
        .filter(i -> i.isStatic() && which.apply(i))
        .flatMap(i -> classes.named(i.owner()).stream())
        .flatMap(owner -> in.apply(owner).stream())
        .filter(e -> e.getModifiers().contains(Modifier.STATIC))
        .distinct()
        .toList();
  }

  private static <E> Lookup<E> only(List<E> found) {
    Set<E> distinct = new LinkedHashSet<>(found);
    if (distinct.isEmpty()) {
      return Lookup.absent();
    }
    return distinct.size() == 1 ? Lookup.found(distinct.iterator().next()) : Lookup.unknown();
  }
}
