package dev.surefoot.processor.write;

import java.util.List;

/** Breaks what is generated into lines that fit a screen. */
final class Lines {
  /** Less than 100, because what stands inside a class is moved to the right later. */
  static final int WIDTH = 96;

  private Lines() {}

  /**
   * Items with commas between them.
   *
   * @param column where the first begins
   * @param indent of the lines after the first
   */
  static String list(List<String> items, int column, int indent) {
    StringBuilder lines = new StringBuilder();
    int at = column;
    for (int i = 0; i < items.size(); i++) {
      int length = items.get(i).length() + 2; // with what follows it
      if (i > 0) {
        if (at + 1 + length > WIDTH) {
          lines.append(",\n").append(" ".repeat(indent));
          at = indent;
        } else {
          lines.append(", ");
        }
      }
      lines.append(items.get(i));
      at += length;
    }
    return lines.toString();
  }

  /** Every line that is not empty moved to the right. */
  static String indent(String lines, int by) {
    String space = " ".repeat(by);
    StringBuilder moved = new StringBuilder();
    int from = 0;
    while (from < lines.length()) {
      int to = lines.indexOf('\n', from) + 1;
      if (to - from > 1) {
        moved.append(space);
      }
      moved.append(lines, from, to);
      from = to;
    }
    return moved.toString();
  }
}
