package dev.surefoot.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** The form of names, and how a class gives one. */
public final class Names {
  /** The form of every name of a flow, step, choice, parallel or branch. */
  public static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,99}");

  private Names() {}

  /** The explicit name, or the class's simple name in kebab case where that is empty. */
  public static String of(String explicit, Class<?> type) {
    return explicit.isEmpty() ? kebab(type.getSimpleName()) : explicit;
  }

  /** {@code ReserveStock} as {@code reserve-stock}, {@code HTTPCall} as {@code http-call}. */
  public static String kebab(String simpleName) {
    StringBuilder kebab = new StringBuilder();
    for (int i = 0; i < simpleName.length(); i++) {
      if (i > 0 && isHump(simpleName, i)) {
        kebab.append('-');
      }
      kebab.append(simpleName.charAt(i));
    }
    return kebab.toString().toLowerCase(Locale.ROOT);
  }

  /** A capital begins a word after what is none, and before a small letter. */
  private static boolean isHump(String name, int at) {
    char before = name.charAt(at - 1);
    return isCapital(name.charAt(at))
        && (isSmall(before)
            || before >= '0' && before <= '9'
            || isCapital(before) && at + 1 < name.length() && isSmall(name.charAt(at + 1)));
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isSmall(char c) {
    return c >= 'a' && c <= 'z';
  }
}
