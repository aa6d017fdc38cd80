package dev.surefoot.model;

import java.util.regex.Pattern;

/** The form of names, and how a class gives one. */
public final class Names {
  /** The form of every name of a flow, step, choice, parallel or branch. */
  public static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,99}");

  private static final Pattern HUMP =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private Names() {}

  /** The explicit name, or the class's simple name in kebab case where that is empty. */
  public static String of(String explicit, Class<?> type) {
    return explicit.isEmpty() ? kebab(type.getSimpleName()) : explicit;
  }

  /** {@code ReserveStock} as {@code reserve-stock}, {@code HTTPCall} as {@code http-call}. */
  public static String kebab(String simpleName) {
    return HUMP.matcher(simpleName).replaceAll("-").toLowerCase(java.util.Locale.ROOT);
  }
}
