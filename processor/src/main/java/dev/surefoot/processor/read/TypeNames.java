package dev.surefoot.processor.read;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Names types as {@link java.lang.reflect.Type#getTypeName()} does at run time, so that a key that
 * is read from source, or made from what the compiler knows, has the id of the key that runs. Two
 * names are equal exactly if the types are the same to the compiler; annotations on types have no
 * part in it.
 */
public final class TypeNames {
  private static final Map<String, String> BOXES =
      Map.of(
          "boolean", "java.lang.Boolean",
          "byte", "java.lang.Byte",
          "char", "java.lang.Character",
          "short", "java.lang.Short",
          "int", "java.lang.Integer",
          "long", "java.lang.Long",
          "float", "java.lang.Float",
          "double", "java.lang.Double");

  private final Elements elements;
  private final Types types;

  public TypeNames(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** The name of a datum's type: a primitive type is named as its box. */
  public String ofDatum(TypeMirror type) {
    return boxed(of(type));
  }

  /** The name of a primitive type's box; any other name as it is. */
  static String boxed(String name) {
    return BOXES.getOrDefault(name, name);
  }

  /** The type name of what {@link Class#getName()} gives. */
  static String ofClass(String binaryName) {
    int dimensions = binaryName.lastIndexOf('[') + 1;
    if (dimensions == 0) {
      return binaryName;
    }
    String element = Descriptors.element(binaryName.substring(dimensions));
    return element + "[]".repeat(dimensions);
  }

  /** A generic type's name. */
  static String generic(String raw, List<String> arguments) {
    return arguments.isEmpty() ? raw : raw + "<" + String.join(", ", arguments) + ">";
  }

  private String of(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return of(array.getComponentType()) + "[]";
    }
    if (type instanceof PrimitiveType primitive) {
      return primitive.getKind().name().toLowerCase(java.util.Locale.ROOT);
    }
    if (type instanceof WildcardType wildcard) {
      return of(wildcard);
    }
    if (type instanceof TypeVariable) {
      return of(types.erasure(type));
    }
    if (type instanceof DeclaredType declared) {
      String raw = elements.getBinaryName((TypeElement) declared.asElement()).toString();
      List<String> arguments =
          declared.getTypeArguments().stream().map(this::of).collect(Collectors.toList());
      // the class around an inner class may have arguments of its own
      return declared.getEnclosingType() instanceof DeclaredType outer
              && !outer.getTypeArguments().isEmpty()
          ? generic(of(outer) + "$" + declared.asElement().getSimpleName(), arguments)
          : generic(raw, arguments);
    }
    return type.toString();
  }

  private String of(WildcardType wildcard) {
    TypeMirror upper = wildcard.getExtendsBound();
    TypeMirror lower = wildcard.getSuperBound();
    if (lower != null) {
      return lower(of(lower));
    }
    return upper == null ? "?" : upper(of(upper));
  }

  static String upper(String bound) {
    return bound.equals("java.lang.Object") ? "?" : "? extends " + bound;
  }

  static String lower(String bound) {
    return "? super " + bound;
  }
}
