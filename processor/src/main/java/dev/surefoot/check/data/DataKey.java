package dev.surefoot.check.data;

import java.util.regex.Pattern;

/**
 * What a datum is known by.
 *
 * @param type the full name of its type with type arguments, as {@link
 *     java.lang.reflect.Type#getTypeName()} gives it; a primitive type's is its box's
 * @param name what tells it from others of its type; empty for none
 */
public record DataKey(String type, String name) {
  private static final Pattern QUALIFIER = Pattern.compile("[\\w.$]*[.$](?=\\w)");

  /** The key whose {@linkplain #id() id} this is. */
  public static DataKey parse(String id) {
    int at = id.indexOf('@');
    return at < 0 ? new DataKey(id, "") : new DataKey(id.substring(0, at), id.substring(at + 1));
  }

  /** The form in which journals keep a key: the type, and {@code @} and the name if it has one. */
  public String id() {
    return name.isEmpty() ? type : type + "@" + name;
  }

  /** The type without packages and enclosing classes: {@code List<Line>}. */
  String simple() {
    return QUALIFIER.matcher(type).replaceAll("");
  }

  /** What people call it: the type, and the name if it has one. */
  public String words() {
    return name.isEmpty() ? simple() : simple() + " '" + name + "'";
  }

  /** The type without its type arguments. */
  String raw() {
    int arguments = type.indexOf('<');
    return arguments < 0 ? type : type.substring(0, arguments);
  }
}
