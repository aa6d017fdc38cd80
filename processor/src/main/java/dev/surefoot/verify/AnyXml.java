package dev.surefoot.verify;

import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads any XML with the parser of the JDK. Document types are ignored: no entity is expanded,
 * nothing else is opened.
 */
final class AnyXml {
  /** How deep elements may be nested; 0 is without limit. */
  private static final String DEPTH = "jdk.xml.maxElementDepth";

  private AnyXml() {}

  /**
   * Tells what a document holds.
   *
   * @throws UnreadableNetException if it is not well-formed, or the handler does not want it
   */
  static void read(InputStream in, XmlHandler handler) throws UnreadableNetException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    if (factory.isPropertySupported(DEPTH)) { // JDK 24 and later stop at 100; nothing here recurses
      factory.setProperty(DEPTH, "0");
    }
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("it refers to '" + systemId + "', which is not opened");
        });
    try {
      tell(factory.createXMLStreamReader(in), handler);
    } catch (XMLStreamException e) {
      String message = e.getMessage();
      throw new UnreadableNetException(
          "it is no well-formed XML: " + (message == null ? e.toString() : message));
    }
  }

  private static void tell(XMLStreamReader xml, XmlHandler handler)
      throws XMLStreamException, UnreadableNetException {
    XmlAttributes attributes = name -> xml.getAttributeValue(null, name);
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> handler.start(xml.getLocalName(), attributes);
        case XMLStreamConstants.END_ELEMENT -> handler.end(xml.getLocalName());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (handler.takesText()) {
            handler.text(xml.getText());
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE -> handler.entity(xml.getLocalName());
        default -> {}
      }
    }
  }
}
