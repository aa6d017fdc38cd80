package dev.surefoot.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a file that the tests compile, as the documentation shows it. A region of a source is
 * what stands between the comments {@code // begin name} and {@code // end name}.
 */
final class Snippet {
  private static final String CLASS = "final class OrderFlow extends FlowDefinition<Order> {";
  private static final List<String> HEAD =
      List.of("@Flow(\"order\")", CLASS, "  @Override", "  protected Body<Order> define() {");

  private Snippet() {}

  /** A region of a file, without its margin. */
  static String region(Path file, String name) {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    boolean found = false;
    for (String line : read(file).lines().toList()) {
      String comment = line.strip();
      if (comment.equals("// end " + name)) {
        inside = false;
      } else if (comment.equals("// begin " + name)) {
        inside = true;
        found = true;
      } else if (inside && !isMark(comment)) {
        lines.add(line);
      }
    }
    if (!found || inside) {
      throw new IllegalArgumentException(file + " has no region '" + name + "' with an end");
    }
    return withoutMargin(lines);
  }

  /**
   * A whole source without package and imports, and without what all flows share: the head of the
   * class, and that of the method where nothing else is in the class.
   */
  static String source(Path file) {
    List<String> lines =
        read(file)
            .lines()
            .filter(line -> !line.matches("(package|import) .*") && !isMark(line.strip()))
            .collect(Collectors.toCollection(ArrayList::new));
    int head = indexOfHead(lines);
    if (head >= 0) {
      int close = lines.subList(head, lines.size()).indexOf("  }") + head;
      int end = lines.lastIndexOf("}");
      boolean alone = close + 1 == end;
      List<String> inside =
          alone ? lines.subList(head + HEAD.size(), close) : lines.subList(head + 3, end);
      List<String> shown = new ArrayList<>(lines.subList(0, head));
      shown.addAll(withoutMargin(inside).lines().toList());
      return withoutMargin(shown);
    }
    return withoutMargin(lines);
  }

  /** A file as it is, without blank lines around it. */
  static String text(Path file) {
    return read(file).strip();
  }

  private static int indexOfHead(List<String> lines) {
    for (int i = 0; i + HEAD.size() <= lines.size(); i++) {
      if (lines.subList(i, i + HEAD.size()).equals(HEAD)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isMark(String comment) {
    return comment.matches("// (begin|end) [a-z0-9-]+");
  }

  /** The lines without what all of them begin with, and without blank ones at the ends. */
  private static String withoutMargin(List<String> lines) {
    int margin =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return lines.stream()
        .map(line -> line.isBlank() ? "" : line.substring(margin))
        .collect(Collectors.joining("\n"))
        .replaceAll("\\A\n+|\n+\\z", "");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
