package dev.surefoot.verify;

/** Is told what a document holds, from its beginning to its end. */
interface XmlHandler {
  /**
   * An element begins.
   *
   * @param element its name without a prefix
   * @param attributes are there only as long as this call
   */
  void start(String element, XmlAttributes attributes) throws UnreadableNetException;

  /** An element ends. */
  void end(String element);

  /** Whether text is of interest where the document is now. */
  boolean takesText();

  /** A piece of text; only if it {@linkplain #takesText() is of interest}. */
  void text(String text);

  /** An entity is used that the document itself would have to declare. */
  void entity(String name) throws UnreadableNetException;
}
