package dev.surefoot.verify;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads place/transition nets from PNML (ISO/IEC 15909-2), whatever the version of its namespace.
 * Pages, of which a net may have several, one in another, are laid into one. What a tool adds for
 * itself is passed over, but for the note in which Surefoot says what a transition resets: a
 * cancelling exit empties places, for which the standard has no form. Document types are ignored:
 * no entity is expanded, nothing else is opened.
 *
 * <p>It keeps its place in the document in a list, so that depth does not matter.
 */
final class PnmlReader {
  /** How deep elements may be nested; 0 is without limit. */
  private static final String DEPTH = "jdk.xml.maxElementDepth";

  private static final Set<String> NODES =
      Set.of("place", "transition", "referencePlace", "referenceTransition", "arc");
  private static final Set<String> LABELS =
      Set.of("name", "initialMarking", "inscription", "type", "arctype");
  private static final Set<String> TEXTS = Set.of("text", "value");
  private static final List<String> OTHER_TYPES =
      List.of("symmetricnet", "highlevelnet", "hlpn", "hlnet", "coloured", "colored", "timednet");

  private final XMLStreamReader xml;
  private final List<String> path = new ArrayList<>();
  private final List<NetInFile> nets = new ArrayList<>();
  private String netId = "";
  private @Nullable NetAssembly net;
  private @Nullable String defect;
  private @Nullable PnmlNode node;
  private @Nullable StringBuilder text;

  private PnmlReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * Reads all nets of a document.
   *
   * @throws UnreadableNetException if it is no XML, or no PNML, or has no net
   */
  static List<NetInFile> read(InputStream in) throws UnreadableNetException {
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
      return new PnmlReader(factory.createXMLStreamReader(in)).read();
    } catch (XMLStreamException e) {
      String message = e.getMessage();
      throw new UnreadableNetException(
          "it is no well-formed XML: " + (message == null ? e.toString() : message));
    }
  }

  private List<NetInFile> read() throws XMLStreamException, UnreadableNetException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
        case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (text != null) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new UnreadableNetException(
                "it uses the entity '" + xml.getLocalName() + "', which is not expanded");
        default -> {}
      }
    }
    if (nets.isEmpty()) {
      throw new UnreadableNetException("it has no net");
    }
    return nets;
  }

  private void start(String element) throws XMLStreamException, UnreadableNetException {
    if (path.isEmpty() && !element.equals("pnml")) {
      throw new UnreadableNetException("its root is <" + element + ">, and not <pnml>");
    }
    if (element.equals("toolspecific")) {
      toolspecific();
      return;
    }
    String parent = path.isEmpty() ? "" : path.get(path.size() - 1);
    if (element.equals("net") && path.size() == 1) {
      startNet();
    } else if (NODES.contains(element) && (parent.equals("net") || parent.equals("page"))) {
      node = new PnmlNode(element, attributes());
    } else if (node != null && element.equals("type") && attributes().containsKey("value")) {
      node.label("type", attributes().getOrDefault("value", ""));
    } else if (node != null && TEXTS.contains(element) && LABELS.contains(parent) && isOwnLabel()) {
      text = new StringBuilder();
    }
    path.add(element);
  }

  /** Whether the element that is open is a label of the node itself, not of something inside it. */
  private boolean isOwnLabel() {
    return isNode(path.size() - 2);
  }

  private boolean isNode(int depth) {
    return depth >= 0 && NODES.contains(path.get(depth));
  }

  private void startNet() {
    Map<String, String> attributes = attributes();
    netId = attributes.getOrDefault("id", "");
    net = new NetAssembly();
    String type = attributes.getOrDefault("type", "");
    String lower = type.toLowerCase(Locale.ROOT);
    defect =
        OTHER_TYPES.stream().anyMatch(lower::contains)
            ? "it is a net of type '" + type + "', and not a place/transition net"
            : null;
  }

  private void end(String element) {
    path.remove(path.size() - 1);
    PnmlNode current = node;
    if (text != null && current != null && TEXTS.contains(element)) {
      current.label(path.get(path.size() - 1), text.toString());
      text = null;
    } else if (current != null && NODES.contains(element)) {
      node = null;
      add(current);
    } else if (element.equals("net") && path.size() == 1) {
      endNet();
    }
  }

  private void add(PnmlNode current) {
    if (net == null || defect != null) {
      return;
    }
    try {
      current.addTo(net);
    } catch (UnreadableNetException e) {
      defect = e.getMessage();
    }
  }

  private void endNet() {
    NetAssembly current = net;
    net = null;
    if (current == null) {
      return;
    }
    try {
      nets.add(
          defect == null
              ? NetInFile.readable(netId, current.build())
              : NetInFile.unreadable(netId, defect));
    } catch (UnreadableNetException e) {
      nets.add(NetInFile.unreadable(netId, String.valueOf(e.getMessage())));
    }
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    return attributes;
  }

  /** Passes over what a tool adds, but for a note of ours at a transition. */
  private void toolspecific() throws XMLStreamException {
    Map<String, String> tool = attributes();
    boolean isOurs = "surefoot".equals(tool.get("tool")) && isNode(path.size() - 1);
    if (isOurs && node != null) {
      node.note(tool.getOrDefault("version", ""));
    }
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        if (isOurs && node != null && depth == 2 && xml.getLocalName().equals("resets")) {
          node.resets(attributes().getOrDefault("places", ""));
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }
}
