package dev.surefoot.verify;

/** The declaration that a document may begin with. */
final class XmlDeclaration {
  private static final String VERSION = "<?xml version=\"1.0\"";
  private static final String ENCODING = " encoding=\"";
  private static final String UTF_8 = "utf-8\"";
  private static final String STANDALONE = " standalone=\"no\"";
  private static final int LONGEST = 80;

  private XmlDeclaration() {}

  /** How long it is; 0 if there is none, and -1 if it is not one of a plain document in UTF-8. */
  static int lengthIn(String document) {
    if (!document.startsWith("<?")) {
      return document.startsWith("<") ? 0 : -1;
    }
    String head = document.substring(0, Math.min(LONGEST, document.length()));
    String quoted = head.indexOf('"') < 0 ? head.replace('\'', '"') : head;
    int at = VERSION.length();
    if (!quoted.startsWith(VERSION)) {
      return -1;
    }
    if (quoted.startsWith(ENCODING, at)) {
      at += ENCODING.length();
      if (!quoted.regionMatches(true, at, UTF_8, 0, UTF_8.length())) {
        return -1;
      }
      at += UTF_8.length();
    }
    at += quoted.startsWith(STANDALONE, at) ? STANDALONE.length() : 0;
    at += quoted.startsWith(" ", at) ? 1 : 0;
    return quoted.startsWith("?>", at) ? at + 2 : -1;
  }
}
