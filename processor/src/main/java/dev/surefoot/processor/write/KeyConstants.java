package dev.surefoot.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.surefoot.model.Names;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys that a binding uses, each once as a constant, in order of first use. */
final class KeyConstants {
  private record Datum(TypeName type, String name) {}

  private final Imports imports;
  private final NameAllocator names = new NameAllocator();
  private final Set<String> taken = new HashSet<>();
  private final Map<Datum, String> constants = new LinkedHashMap<>();

  KeyConstants(Imports imports) {
    this.imports = imports;
  }

  /** The name of the constant for a type; a primitive type's is that of its box. */
  String of(TypeName type) {
    return of(type, "");
  }

  /** The name of the constant for a datum with a name, which is empty for none. */
  String of(TypeName type, String name) {
    return constants.computeIfAbsent(
        new Datum(type.box(), name),
        datum -> names.newName(constant(datum) + (name.isEmpty() ? "" : "_" + words(name)), datum));
  }

  /** The second of two nested classes with one simple name is called after what it is nested in. */
  private String constant(Datum datum) {
    String words = words(datum.type());
    return taken.add(words) || !(datum.type() instanceof ClassName nested)
        ? words
        : words(Names.kebab(String.join("-", nested.simpleNames())));
  }

  /** The declarations of all that have been asked for, a line each. */
  String declarations() {
    StringBuilder lines = new StringBuilder();
    String key = imports.of(RuntimeTypes.KEY);
    constants.forEach(
        (datum, constant) -> {
          String type = imports.of(datum.type());
          String declared = "private static final " + key + "<" + type + "> " + constant + " =";
          String value = key(key, datum, type);
          boolean fits = declared.length() + value.length() < Lines.WIDTH;
          lines.append(declared).append(fits ? " " : "\n    ").append(value);
        });
    return lines.toString();
  }

  /** The type argument is written out because it takes the compiler long to infer. */
  private static String key(String key, Datum datum, String type) {
    String name = datum.name().isEmpty() ? "" : "\"" + datum.name() + "\"";
    if (isClass(datum.type())) {
      String second = name.isEmpty() ? "" : ", " + name;
      return key + ".<" + type + ">of(" + type + ".class" + second + ");\n";
    }
    return "new " + key + "<" + type + ">(" + name + ") {};\n";
  }

  private static boolean isClass(TypeName type) {
    return type instanceof ArrayTypeName array
        ? isClass(array.componentType())
        : type instanceof ClassName || type.isPrimitive();
  }

  private static String words(TypeName type) {
    if (type instanceof ParameterizedTypeName generic) {
      return generic.typeArguments().stream()
          .map(KeyConstants::words)
          .collect(Collectors.joining("_AND_", words(generic.rawType()) + "_OF_", ""));
    }
    if (type instanceof ArrayTypeName array) {
      return words(array.componentType()) + "_ARRAY";
    }
    if (type instanceof WildcardTypeName wildcard) {
      List<TypeName> bounds =
          wildcard.lowerBounds().isEmpty() ? wildcard.upperBounds() : wildcard.lowerBounds();
      return "ANY_" + words(bounds.get(0));
    }
    String simple = type instanceof ClassName name ? name.simpleName() : type.toString();
    return words(Names.kebab(simple));
  }

  private static String words(String kebab) {
    return kebab.replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
