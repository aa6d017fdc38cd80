package dev.surefoot.processor.read;

import java.util.Map;

/** Names of array classes, as {@link Class#getName()} gives them. */
final class Descriptors {
  private static final Map<String, String> PRIMITIVES =
      Map.of(
          "boolean", "Z", "byte", "B", "char", "C", "short", "S", "int", "I", "long", "J", "float",
          "F", "double", "D");

  private Descriptors() {}

  /** The descriptor of an array's element type, given that type's own name. */
  static String ofElement(String name) {
    if (name.startsWith("[")) {
      return name;
    }
    String primitive = PRIMITIVES.get(name);
    return primitive == null ? "L" + name + ";" : primitive;
  }

  /** The name of a descriptor's type. */
  static String element(String descriptor) {
    if (descriptor.startsWith("L")) {
      return descriptor.substring(1, descriptor.length() - 1);
    }
    return PRIMITIVES.entrySet().stream()
        .filter(e -> e.getValue().equals(descriptor))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
