package dev.surefoot.verify;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a document, and how far each piece of plain XML goes in them. A method that
 * looks for an end says -1 if the piece is not plain.
 */
final class XmlChars {
  /** The largest character that is not half of another one and that no decoder made up. */
  private static final char LARGEST = '\uD7FF';

  private static final boolean[] IN_NAME = new boolean[128];
  private static final Map<String, Character> ENTITIES =
      Map.of("lt", '<', "gt", '>', "amp", '&', "quot", '"', "apos", '\'');
  private static final int LONGEST_REFERENCE = 10;

  static {
    for (char c = 0; c < IN_NAME.length; c++) {
      IN_NAME[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      IN_NAME[c] |= (c >= '0' && c <= '9') || c == '-' || c == '.';
    }
  }

  private final char[] chars;
  private final int length;

  XmlChars(String document) {
    length = document.length();
    chars = new char[length + 4]; // what follows the end is no character of XML
    document.getChars(0, length, chars, 0);
  }

  int length() {
    return length;
  }

  char at(int index) {
    return chars[index];
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private static boolean isPlain(char c) {
    return c >= ' ' ? c <= LARGEST : isSpace(c);
  }

  int skipSpace(int from) {
    int i = from;
    while (isSpace(chars[i])) {
      i++;
    }
    return i;
  }

  /** The next tag, or the end of the document. */
  int endOfText(int from) {
    int i = from;
    for (char c = chars[i]; c != '<'; c = chars[++i]) {
      if (!isPlain(c) || (c == ']' && chars[i + 1] == ']' && chars[i + 2] == '>')) {
        return i == length ? i : -1;
      }
    }
    return i;
  }

  /** Behind a comment. */
  int endOfComment(int from) {
    if (!has(from, "<!--")) {
      return -1;
    }
    int i = from + 4;
    while (chars[i] != '-' || chars[i + 1] != '-') {
      if (!isPlain(chars[i++])) {
        return -1;
      }
    }
    return chars[i + 2] == '>' ? i + 3 : -1;
  }

  int endOfName(int from) {
    char first = chars[from];
    if (first >= 128 || !IN_NAME[first] || first == '-' || first == '.' || isDigit(first)) {
      return -1;
    }
    int i = from + 1;
    while (chars[i] < 128 && IN_NAME[chars[i]]) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The quotation mark that ends a value, by that which begins it. */
  int endOfValue(int from) {
    char quote = chars[from];
    if (quote != '"' && quote != '\'') {
      return -1;
    }
    int i = from + 1;
    for (char c = chars[i]; c != quote; c = chars[++i]) {
      if (c < ' ' || c > LARGEST || c == '<') {
        return -1;
      }
    }
    return i;
  }

  boolean has(int from, String text) {
    return from + text.length() <= length && isName(from, from + text.length(), text);
  }

  boolean isName(int from, int to, String text) {
    if (to - from != text.length()) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (chars[i] != text.charAt(i - from)) {
        return false;
      }
    }
    return true;
  }

  boolean areEqual(int from, int to, int otherFrom, int otherTo) {
    return java.util.Arrays.equals(chars, from, to, chars, otherFrom, otherTo);
  }

  String string(int from, int to) {
    return new String(chars, from, to - from);
  }

  boolean hasReference(int from, int to) {
    for (int i = from; i < to; i++) {
      if (chars[i] == '&') {
        return true;
      }
    }
    return false;
  }

  /**
   * What is meant, with lines that end as in XML; null if there is a reference that is not plain.
   */
  @Nullable String text(int from, int to) {
    int i = from;
    while (i < to && chars[i] != '&' && chars[i] != '\r') {
      i++;
    }
    if (i == to) {
      return string(from, to);
    }
    StringBuilder text = new StringBuilder();
    text.append(chars, from, i - from);
    while (i < to) {
      char c = chars[i++];
      if (c == '&') {
        int end = i;
        while (end < to && end - i < LONGEST_REFERENCE && chars[end] != ';') {
          end++;
        }
        int meant = chars[end] == ';' && end < to ? meant(string(i, end)) : -1;
        if (meant < 0) {
          return null;
        }
        text.append((char) meant);
        i = end + 1;
      } else {
        text.append(c == '\r' ? '\n' : c);
        i += c == '\r' && i < to && chars[i] == '\n' ? 1 : 0;
      }
    }
    return text.toString();
  }

  private static int meant(String reference) {
    if (!reference.startsWith("#")) {
      Character entity = ENTITIES.get(reference);
      return entity == null ? -1 : entity;
    }
    boolean isHex = reference.startsWith("#x");
    String digits = reference.substring(isHex ? 2 : 1);
    if (!digits.matches(isHex ? "[0-9a-fA-F]{1,4}" : "[0-9]{1,5}")) {
      return -1;
    }
    int code = Integer.parseInt(digits, isHex ? 16 : 10);
    return code <= LARGEST && isPlain((char) code) ? code : -1;
  }
}
