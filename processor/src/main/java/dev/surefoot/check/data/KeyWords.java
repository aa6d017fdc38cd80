package dev.surefoot.check.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How messages call data: by simple type names where these are clear, else by full ones. */
final class KeyWords {
  private final Map<String, String> typeOf = new HashMap<>();
  private final Map<String, Boolean> isClear = new HashMap<>();

  KeyWords(List<DataKey> keys) {
    for (DataKey key : keys) {
      String other = typeOf.putIfAbsent(key.simple(), key.type());
      isClear.merge(key.simple(), other == null || other.equals(key.type()), Boolean::logicalAnd);
    }
  }

  /** {@code Payment}, {@code List<Line>}, or {@code Address 'billing'}. */
  String name(DataKey key) {
    String type = isClear.getOrDefault(key.simple(), true) ? key.simple() : full(key);
    return key.name().isEmpty() ? type : type + " '" + key.name() + "'";
  }

  private static String full(DataKey key) {
    return key.type().replace('$', '.');
  }

  /** The name with its article: {@code a Payment}, {@code an Order}. */
  String one(DataKey key) {
    boolean vowel = "AEIOaeio".indexOf(key.simple().charAt(0)) >= 0;
    return (vowel ? "an " : "a ") + name(key);
  }
}
