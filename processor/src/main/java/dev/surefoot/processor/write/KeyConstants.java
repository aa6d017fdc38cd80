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
  private final NameAllocator names = new NameAllocator();
  private final Map<TypeName, String> constants = new LinkedHashMap<>();

  /** The name of the constant for a type; a primitive type's is that of its box. */
  String of(TypeName type) {
    return constants.computeIfAbsent(type.box(), boxed -> names.newName(words(boxed)));
  }

  /** The declarations of all that have been asked for. */
  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    constants.forEach(
        (type, name) ->
            fields.add(
                FieldSpec.builder(
                        ParameterizedTypeName.get(RuntimeTypes.KEY, type),
                        name,
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                    .initializer(key(type))
                    .build()));
    return fields;
  }

  private static CodeBlock key(TypeName type) {
    return isClass(type)
        ? CodeBlock.of("$T.of($T.class)", RuntimeTypes.KEY, type)
        : CodeBlock.of("new $T<$T>() {}", RuntimeTypes.KEY, type);
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
    return Names.kebab(simple).replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
