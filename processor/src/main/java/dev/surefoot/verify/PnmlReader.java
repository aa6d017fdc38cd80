package dev.surefoot.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
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
final class PnmlReader implements XmlHandler {
  /** Larger documents are read piece by piece. */
  private static final int MOST_AT_ONCE = 8_000_000;

  private static final Set<String> NODES =
      Set.of("place", "transition", "referencePlace", "referenceTransition", "arc");
  private static final Set<String> LABELS =
      Set.of("name", "initialMarking", "inscription", "type", "arctype");
  private static final Set<String> TEXTS = Set.of("text", "value");
  private static final List<String> OTHER_TYPES =
      List.of("symmetricnet", "highlevelnet", "hlpn", "hlnet", "coloured", "colored", "timednet");

  private final List<String> path = new ArrayList<>();
  private final List<NetInFile> nets = new ArrayList<>();
  private String netId = "";
  private @Nullable NetAssembly net;
  private @Nullable String defect;
  private @Nullable PnmlNode node;
  private @Nullable StringBuilder text;
  private int toolDepth;
  private boolean isOwnTool;

  private PnmlReader() {}

  /**
   * Reads all nets of a document.
   *
   * @throws UnreadableNetException if it is no XML, or no PNML, or has no net
   */
  static List<NetInFile> read(InputStream in) throws UnreadableNetException, IOException {
    byte[] head = in.readNBytes(MOST_AT_ONCE);
    PnmlReader reader = new PnmlReader();
    if (head.length == MOST_AT_ONCE || !PlainXml.read(head, reader)) {
      reader = new PnmlReader();
      AnyXml.read(new SequenceInputStream(new ByteArrayInputStream(head), in), reader);
    }
    if (reader.nets.isEmpty()) {
      throw new UnreadableNetException("it has no net");
    }
    return reader.nets;
  }

  @Override
  public void start(String element, XmlAttributes attributes) throws UnreadableNetException {
    if (path.isEmpty() && !element.equals("pnml")) {
      throw new UnreadableNetException("its root is <" + element + ">, and not <pnml>");
    }
    if (toolDepth > 0 || element.equals("toolspecific")) {
      toolspecific(element, attributes);
      return;
    }
    String parent = path.isEmpty() ? "" : path.get(path.size() - 1);
    if (element.equals("net") && path.size() == 1) {
      startNet(attributes);
    } else if (NODES.contains(element) && (parent.equals("net") || parent.equals("page"))) {
      node = new PnmlNode(element, attributes);
    } else if (node != null && element.equals("type")) {
      String type = attributes.get("value");
      if (type != null) {
        node.label("type", type);
      }
    } else if (node != null && TEXTS.contains(element) && LABELS.contains(parent) && isOwnLabel()) {
      text = new StringBuilder();
    }
    path.add(element);
  }

  @Override
  public boolean takesText() {
    return text != null && toolDepth == 0;
  }

  @Override
  public void text(String piece) {
    if (text != null) {
      text.append(piece);
    }
  }

  @Override
  public void entity(String name) throws UnreadableNetException {
    if (toolDepth == 0) {
      throw new UnreadableNetException("it uses the entity '" + name + "', which is not expanded");
    }
  }

  /** Whether the element that is open is a label of the node itself, not of something inside it. */
  private boolean isOwnLabel() {
    return isNode(path.size() - 2);
  }

  private boolean isNode(int depth) {
    return depth >= 0 && NODES.contains(path.get(depth));
  }

  private void startNet(XmlAttributes attributes) {
    netId = Objects.requireNonNullElse(attributes.get("id"), "");
    net = new NetAssembly();
    String type = Objects.requireNonNullElse(attributes.get("type"), "");
    String lower = type.toLowerCase(Locale.ROOT);
    defect =
        OTHER_TYPES.stream().anyMatch(lower::contains)
            ? "it is a net of type '" + type + "', and not a place/transition net"
            : null;
  }

  @Override
  public void end(String element) {
    if (toolDepth > 0) {
      toolDepth--;
      return;
    }
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

  /** Passes over what a tool adds, but for a note of ours at a transition. */
  private void toolspecific(String element, XmlAttributes attributes) {
    toolDepth++;
    if (toolDepth == 1) {
      isOwnTool = "surefoot".equals(attributes.get("tool")) && isNode(path.size() - 1);
    }
    if (isOwnTool && node != null && toolDepth == 1) {
      node.note(Objects.requireNonNullElse(attributes.get("version"), ""));
    } else if (isOwnTool && node != null && toolDepth == 2 && element.equals("resets")) {
      node.resets(Objects.requireNonNullElse(attributes.get("places"), ""));
    }
  }
}
