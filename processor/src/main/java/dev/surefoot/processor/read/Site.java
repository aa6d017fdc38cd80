package dev.surefoot.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import dev.surefoot.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;

/**
 * Where names are looked up: the members of these classes, then the imports of this file.
 *
 * @param classes the classes around the site, the innermost first
 * @param typeVariables the names of the method's own type parameters
 */
record Site(CompilationUnitTree unit, List<TypeElement> classes, List<String> typeVariables) {
  /** The site inside a method, field or class, if its source is part of the compilation. */
  static Optional<Site> in(Element declaration, Trees trees) {
    return Optional.ofNullable(trees.getPath(declaration))
        .map(path -> in(declaration, path.getCompilationUnit()));
  }

  /** The site inside a method, field or class of a file. */
  static Site in(Element declaration, CompilationUnitTree unit) {
    List<TypeElement> classes = new ArrayList<>();
    for (Element e = declaration; e != null; e = e.getEnclosingElement()) {
      if (e instanceof TypeElement type) {
        classes.add(type);
      }
    }
    List<String> typeVariables =
        declaration instanceof Parameterizable generic && !(declaration instanceof TypeElement)
            ? generic.getTypeParameters().stream().map(t -> t.getSimpleName().toString()).toList()
            : List.of();
    return new Site(unit, List.copyOf(classes), typeVariables);
  }

  TypeElement innermost() {
    return classes.get(0);
  }

  Source source(Tree tree) {
    return new Place(unit, tree).source();
  }
}
