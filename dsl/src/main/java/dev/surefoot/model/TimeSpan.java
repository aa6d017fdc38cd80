package dev.surefoot.model;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as flows and annotations write it: a whole number and a unit, {@code ms}, {@code
 * s}, {@code m}, {@code h} or {@code d} (of 24 hours), such as {@code 500ms} or {@code 14d}.
 */
public final class TimeSpan {
  /** What a message says of a text that is none. */
  public static final String FORM =
      "a whole number and one of ms, s, m, h, d, such as 500ms, 30s or 14d";

  private static final List<ChronoUnit> UNITS =
      List.of(
          ChronoUnit.DAYS,
          ChronoUnit.HOURS,
          ChronoUnit.MINUTES,
          ChronoUnit.SECONDS,
          ChronoUnit.MILLIS);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

  private TimeSpan() {}

  /**
   * Reads a length of time.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static Duration parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no length of time; write " + FORM);
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** A length of time for people, in the largest unit that says it whole: {@code 90 seconds}. */
  public static String inWords(Duration time) {
    for (ChronoUnit unit : UNITS) {
      long count = time.dividedBy(unit.getDuration());
      if (count > 0 && unit.getDuration().multipliedBy(count).equals(time)) {
        String plural =
            unit == ChronoUnit.MILLIS ? "milliseconds" : unit.toString().toLowerCase(Locale.ROOT);
        return count + " " + (count == 1 ? plural.substring(0, plural.length() - 1) : plural);
      }
    }
    return time.toMillis() + " milliseconds";
  }
}
