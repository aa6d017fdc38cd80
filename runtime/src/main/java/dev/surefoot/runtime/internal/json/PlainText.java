package dev.surefoot.runtime.internal.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/**
 * Texts that stand in JSON as they are, in quotes: keys, names, numbers of orders. They need no
 * parser, which costs more than most steps; all other texts are left to it.
 */
final class PlainText {
  private PlainText() {}

  /** The JSON of a text, or null if it is not plain. */
  static byte @Nullable [] write(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return null;
      }
    }
    byte[] json = new byte[text.length() + 2];
    json[0] = '"';
    for (int i = 0; i < text.length(); i++) {
      json[i + 1] = (byte) text.charAt(i);
    }
    json[json.length - 1] = '"';
    return json;
  }

  /** The text of some JSON, or null if it is anything but a plain one. */
  static @Nullable String read(byte[] json) {
    int last = json.length - 1;
    if (last < 1 || json[0] != '"' || json[last] != '"') {
      return null;
    }
    for (int i = 1; i < last; i++) {
      if (!isPlain(json[i])) {
        return null;
      }
    }
    return new String(json, 1, last - 1, ISO_8859_1);
  }

  private static boolean isPlain(int c) {
    return c >= ' ' && c < 127 && c != '"' && c != '\\';
  }
}
