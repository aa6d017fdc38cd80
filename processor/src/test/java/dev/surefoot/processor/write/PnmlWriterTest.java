package dev.surefoot.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.net.Transition;
import dev.surefoot.processor.write.picture.Flows;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PnmlWriterTest {
  private static final String PNML = "http://www.pnml.org/version-2009/grammar/pnml";

  private final Net net = NetCompiler.compile(Flows.loan());
  private Document document;

  @BeforeEach
  void parse() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    String text = PnmlWriter.write(net);
    document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  @Test
  void documentIsOneNetOfTypePlaceTransition() {
    assertThat(document.getDocumentElement().getLocalName()).isEqualTo("pnml");
    assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo(PNML);
    List<Element> nets = all("net");
    assertThat(nets).hasSize(1);
    assertThat(nets.get(0).getAttribute("type"))
        .isEqualTo("http://www.pnml.org/version-2009/grammar/ptnet");
    assertThat(text(nets.get(0), "name")).isEqualTo("loan-application");
  }

  @Test
  void identifiersAreUnique() {
    Set<String> ids = new HashSet<>();
    for (String kind : List.of("net", "page", "place", "transition", "arc")) {
      all(kind).forEach(node -> assertThat(ids.add(node.getAttribute("id"))).isTrue());
    }
    assertThat(ids).hasSizeGreaterThan(100);
  }

  @Test
  void placesAndTransitionsAreThoseOfTheNetByName() {
    assertThat(all("place").stream().map(place -> text(place, "name")))
        .containsExactlyElementsOf(net.places().stream().map(place -> place.name()).toList());
    assertThat(all("transition").stream().map(transition -> text(transition, "name")))
        .containsExactlyElementsOf(net.transitions().stream().map(Transition::name).toList());
  }

  @Test
  void arcsAreThoseOfTheNet() {
    Set<String> expected = new TreeSet<>();
    for (int t = 0; t < net.transitions().size(); t++) {
      for (int place : net.transitions().get(t).inputs()) {
        expected.add("p" + place + " > t" + t);
      }
      for (int place : net.transitions().get(t).outputs()) {
        expected.add("t" + t + " > p" + place);
      }
    }
    assertThat(
            all("arc").stream()
                .map(arc -> arc.getAttribute("source") + " > " + arc.getAttribute("target")))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void theOneTokenIsInTheSource() {
    List<Element> marked =
        all("place").stream()
            .filter(place -> place.getElementsByTagNameNS(PNML, "initialMarking").getLength() > 0)
            .toList();
    assertThat(marked).hasSize(1);
    assertThat(text(marked.get(0), "name")).isEqualTo(".start");
    assertThat(text(marked.get(0), "initialMarking")).isEqualTo("1");
  }

  @Test
  void noTwoNodesStandAtTheSamePlace() {
    Set<String> positions = new HashSet<>();
    for (Element position : all("position")) {
      assertThat(positions.add(position.getAttribute("x") + " " + position.getAttribute("y")))
          .isTrue();
    }
    assertThat(positions).hasSize(net.places().size() + net.transitions().size());
  }

  private List<Element> all(String kind) {
    return list(document.getElementsByTagNameNS(PNML, kind));
  }

  private static String text(Element node, String label) {
    return list(node.getElementsByTagNameNS(PNML, label)).get(0).getTextContent().strip();
  }

  private static List<Element> list(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  void cancellingExitHasANoteWithThePlacesThatItEmpties() {
    Net cancelling =
        Net.parse(
            """
            flow f
            region 0 both/one
            region 0 both/two
            place 0 .start
            place 0 .end
            place 1 one
            place 2 two
            transition split 0 .start : 0 > 2 3
            transition end 1 both/one.leave : 2 > 1 cancels 1 2
            """);
    assertThat(PnmlWriter.write(cancelling))
        .contains(
            "<toolspecific tool=\"surefoot\" version=\"1\"><resets places=\"p2 p3\"/>"
                + "</toolspecific>");
    assertThat(PnmlWriter.write(net)).doesNotContain("toolspecific");
  }
}
