package dev.surefoot.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML that uses only what most documents do, many times as fast as the parser of the JDK,
 * which has to be warm first: elements, attributes, text, comments and references to characters, in
 * UTF-8. A document with anything else in it - a document type, a prefix, an instruction, or a
 * mistake - it leaves to {@link AnyXml}. What it does read, it reads as that does.
 */
final class PlainXml implements XmlAttributes {
  /** There is something that is not read here. */
  private static final class NotPlainException extends Exception {
    private static final long serialVersionUID = 1;

    NotPlainException() {
      super("", null, false, false); // it is no mistake, and nobody asks where it comes from
    }
  }

  private static final int MOST_ATTRIBUTES = 16;

  /** Reserved: it may not be bound to the namespace that has no prefix. */
  private static final String RESERVED = "www.w3.org";

  private final XmlHandler handler;
  private final XmlChars chars;
  private final List<String> open = new ArrayList<>();
  private final String[] known = new String[64];
  private final int[] spans = new int[4 * MOST_ATTRIBUTES];
  private int attributes;
  private int at;

  private PlainXml(String document, XmlHandler handler) {
    this.handler = handler;
    this.chars = new XmlChars(document);
  }

  /** Tells what a document holds; false if it is not plain, and then some of it may be told. */
  static boolean read(byte[] document, XmlHandler handler) throws UnreadableNetException {
    String text = new String(document, StandardCharsets.UTF_8);
    try {
      new PlainXml(text, handler).read(XmlDeclaration.lengthIn(text));
      return true;
    } catch (NotPlainException e) {
      return false;
    }
  }

  private void read(int start) throws NotPlainException, UnreadableNetException {
    require(start >= 0);
    at = start;
    boolean hasRoot = false;
    for (text(); at < chars.length(); text()) {
      char next = chars.at(at + 1);
      if (next == '/') {
        endTag();
      } else if (next == '!') {
        comment();
      } else {
        require(!hasRoot || !open.isEmpty());
        hasRoot = true;
        startTag();
      }
    }
    require(hasRoot && open.isEmpty());
  }

  private static void require(boolean plain) throws NotPlainException {
    if (!plain) {
      throw new NotPlainException();
    }
  }

  /** Up to the next tag, or the end of the document. */
  private void text() throws NotPlainException {
    int from = at;
    at = chars.endOfText(from);
    require(at >= 0);
    if (open.isEmpty()) {
      require(chars.skipSpace(from) == at);
    } else {
      require(at < chars.length());
      if (at > from && (handler.takesText() || chars.hasReference(from, at))) {
        String text = chars.text(from, at);
        require(text != null);
        if (text != null && handler.takesText()) {
          handler.text(text);
        }
      }
    }
  }

  private void comment() throws NotPlainException {
    at = chars.endOfComment(at);
    require(at >= 0);
  }

  private void endTag() throws NotPlainException {
    require(!open.isEmpty());
    String element = open.remove(open.size() - 1);
    int from = at + 2;
    require(chars.has(from, element));
    int end = chars.skipSpace(from + element.length());
    require(chars.at(end) == '>');
    at = end + 1;
    handler.end(element);
  }

  private void startTag() throws NotPlainException, UnreadableNetException {
    int end = chars.endOfName(at + 1);
    require(end >= 0);
    String element = name(at + 1, end);
    at = end;
    attributes = 0;
    int next = chars.skipSpace(at);
    while (chars.at(next) != '>' && chars.at(next) != '/') {
      require(next > at);
      attribute(next);
      next = chars.skipSpace(at);
    }
    boolean isEmpty = chars.at(next) == '/';
    require(!isEmpty || chars.at(next + 1) == '>');
    at = next + (isEmpty ? 2 : 1);
    handler.start(element, this);
    if (isEmpty) {
      handler.end(element);
    } else {
      open.add(element);
    }
  }

  private void attribute(int from) throws NotPlainException {
    int to = chars.endOfName(from);
    require(to >= 0 && attributes < MOST_ATTRIBUTES);
    for (int i = 0; i < attributes; i++) {
      require(!chars.areEqual(spans[4 * i], spans[4 * i + 1], from, to));
    }
    int equal = chars.skipSpace(to);
    require(chars.at(equal) == '=');
    int quote = chars.skipSpace(equal + 1);
    int end = chars.endOfValue(quote);
    require(end >= 0);
    require(!chars.isName(from, to, "xmlns") || !chars.string(quote, end).contains(RESERVED));
    require(!chars.hasReference(quote, end) || chars.text(quote + 1, end) != null);
    int[] span = {from, to, quote + 1, end};
    System.arraycopy(span, 0, spans, 4 * attributes++, 4);
    at = end + 1;
  }

  @Override
  public @Nullable String get(String name) {
    for (int i = 0; i < attributes; i++) {
      if (chars.isName(spans[4 * i], spans[4 * i + 1], name)) {
        return chars.text(spans[4 * i + 2], spans[4 * i + 3]);
      }
    }
    return null;
  }

  /** The names of elements are few, so that each is made once. */
  private String name(int from, int to) {
    int hash = 31 * chars.at(from) + 7 * chars.at(to - 1) + to - from;
    int slot = hash & (known.length - 1);
    String name = known[slot];
    if (name == null || !chars.isName(from, to, name)) {
      name = chars.string(from, to);
      known[slot] = name;
    }
    return name;
  }
}
