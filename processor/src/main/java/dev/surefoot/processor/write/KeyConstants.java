package dev.surefoot.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.surefoot.model.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The keys that a binding uses, each once as a constant, in order of first use. */
final class KeyConstants {
  private record Datum(TypeName type, String name) {}

  private final NameAllocator names = new NameAllocator();
  private final Map<Datum, String> constants = new LinkedHashMap<>();

  /** The name of the constant for a type; a primitive type's is that of its box. */
  String of(TypeName type) {
    return of(type, "");
  }

  /** The name of the constant for a datum with a name, which is empty for none. */
  String of(TypeName type, String name) {
    return constants.computeIfAbsent(
        new Datum(type.box(), name),
        datum -> names.newName(words(datum.type()) + (name.isEmpty() ? "" : "_" + words(name))));
  }

  /** The declarations of all that have been asked for. */
  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    constants.forEach(
        (datum, name) ->
            fields.add(
                FieldSpec.builder(
                        ParameterizedTypeName.get(RuntimeTypes.KEY, datum.type()),
                        name,
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                    .initializer(key(datum.type(), datum.name()))
                    .build()));
    return fields;
  }

  private static CodeBlock key(TypeName type, String name) {
    if (isClass(type)) {
      return name.isEmpty()
          ? CodeBlock.of("$T.of($T.class)", RuntimeTypes.KEY, type)
          : CodeBlock.of("$T.of($T.class, $S)", RuntimeTypes.KEY, type, name);
    }
    CodeBlock argument = name.isEmpty() ? CodeBlock.of("") : CodeBlock.of("$S", name);
    return CodeBlock.of("new $T<$T>($L) {}", RuntimeTypes.KEY, type, argument);
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
