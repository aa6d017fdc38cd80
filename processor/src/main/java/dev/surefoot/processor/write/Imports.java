package dev.surefoot.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How one generated file names types: by their simple name where it is free, else in full. The
 * first type that is asked for gets the simple name, so ask for the user's first: ours have a
 * package, and can always be named in full.
 *
 * <p>JavaPoet would find the imports by writing all twice, part by part, which took longer than
 * everything else that is done for a flow.
 */
final class Imports {
  private final String packageName;
  private final Map<ClassName, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> imported = new TreeSet<>();

  /**
   * The names in a file.
   *
   * @param declared the simple names of the types that the file itself declares
   */
  Imports(String packageName, List<String> declared) {
    this.packageName = packageName;
    taken.addAll(declared);
  }

  /** The type as it is written in the file. */
  String of(TypeName type) {
    if (type instanceof ClassName name) {
      return ofClass(name);
    }
    if (type instanceof ParameterizedTypeName generic) {
      return ofGeneric(generic);
    }
    if (type instanceof ArrayTypeName array) {
      return of(array.componentType()) + "[]";
    }
    if (type instanceof WildcardTypeName wildcard) {
      return ofWildcard(wildcard);
    }
    return type.toString();
  }

  private String ofClass(ClassName type) {
    String known = names.get(type);
    if (known == null) {
      known = newName(type);
      names.put(type, known);
    }
    return known;
  }

  private String newName(ClassName type) {
    ClassName enclosing = type.enclosingClassName();
    if (enclosing != null) {
      return ofClass(enclosing) + "." + type.simpleName();
    }
    if (!taken.add(type.simpleName())) {
      return type.canonicalName();
    }
    if (!type.packageName().equals(packageName)) {
      imported.add(type.canonicalName());
    }
    return type.simpleName();
  }

  private String ofGeneric(ParameterizedTypeName type) {
    if (!type.toString().startsWith(type.rawType().canonicalName() + "<")) {
      return type.toString(); // an inner class of a class with type arguments
    }
    return type.typeArguments().stream()
        .map(this::of)
        .collect(Collectors.joining(", ", ofClass(type.rawType()) + "<", ">"));
  }

  private String ofWildcard(WildcardTypeName type) {
    if (!type.lowerBounds().isEmpty()) {
      return "? super " + of(type.lowerBounds().get(0));
    }
    TypeName bound = type.upperBounds().get(0);
    return bound.equals(TypeName.get(Object.class)) ? "?" : "? extends " + of(bound);
  }

  /** The file with what has been asked for so far as its imports. */
  String file(String types) {
    StringBuilder file = new StringBuilder();
    if (!packageName.isEmpty()) {
      file.append("package ").append(packageName).append(";\n\n");
    }
    imported.forEach(name -> file.append("import ").append(name).append(";\n"));
    if (!imported.isEmpty()) {
      file.append('\n');
    }
    return file.append(types).toString();
  }
}
