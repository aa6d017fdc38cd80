package dev.surefoot.processor.write.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text in lines, with the room that it takes. Widths are estimates on the large side, since the
 * fonts of those who look at the picture are not known.
 */
record Label(List<String> lines, double size) {
  private static final String NARROW = "fijlrtI-'.,:;|!/()[]{} ";
  private static final String WIDE = "mwMWGOQ@%→";

  private static final Pattern WORD_END = Pattern.compile("(?<=-)|(?<=[a-z])(?=[A-Z])");

  Label {
    lines = List.copyOf(lines);
  }

  /** A name, broken after a hyphen or before a hump where it is longer than so many characters. */
  static Label name(String name, double size, int maxLength) {
    if (name.length() <= maxLength) {
      return new Label(List.of(name), size);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String part : WORD_END.split(name)) {
      if (line.length() + part.length() > maxLength && line.length() > 0) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(part);
      while (line.length() > maxLength) {
        lines.add(line.substring(0, maxLength));
        line.delete(0, maxLength);
      }
    }
    if (line.length() > 0) {
      lines.add(line.toString());
    }
    return new Label(lines, size);
  }

  /** One line, or none for the empty text. */
  static Label line(String text, double size) {
    return new Label(text.isEmpty() ? List.of() : List.of(text), size);
  }

  double width() {
    double widest = 0;
    for (String line : lines) {
      widest = Math.max(widest, width(line));
    }
    return widest;
  }

  double height() {
    return lines.size() * lineHeight();
  }

  double lineHeight() {
    return Math.round(size * 1.25);
  }

  private double width(String text) {
    double width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += size * share(text.charAt(i));
    }
    return width;
  }

  private static double share(int c) {
    if (NARROW.indexOf(c) >= 0) {
      return 0.34;
    }
    if (WIDE.indexOf(c) >= 0) {
      return 0.9;
    }
    return Character.isUpperCase(c) ? 0.7 : 0.58;
  }
}
