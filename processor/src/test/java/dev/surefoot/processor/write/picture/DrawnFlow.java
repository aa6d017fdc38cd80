package dev.surefoot.processor.write.picture;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What can be seen in an SVG picture, read back by a parser of XML. */
final class DrawnFlow {
  private static final Pattern POINT = Pattern.compile("(-?\\d+),(-?\\d+)");

  final List<Rectangle2D> steps = new ArrayList<>();
  final List<List<Line2D>> jumps = new ArrayList<>();
  final List<String> texts = new ArrayList<>();
  final double width;
  final double height;

  DrawnFlow(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    width = number(document.getDocumentElement(), "width");
    height = number(document.getDocumentElement(), "height");
    for (Element box : all(document, "rect")) {
      if (List.of("task", "pill", "bar").contains(box.getAttribute("class"))) {
        steps.add(
            new Rectangle2D.Double(
                number(box, "x"), number(box, "y"), number(box, "width"), number(box, "height")));
      }
    }
    for (Element diamond : all(document, "polygon")) {
      List<double[]> corners = points(diamond.getAttribute("points"));
      Rectangle2D bounds = new Rectangle2D.Double(corners.get(0)[0], corners.get(0)[1], 0, 0);
      corners.forEach(corner -> bounds.add(corner[0], corner[1]));
      steps.add(bounds);
    }
    for (Element path : all(document, "path")) {
      if (path.getAttribute("class").equals("jump")) {
        jumps.add(lines(points(path.getAttribute("d"))));
      }
    }
    all(document, "text").forEach(text -> texts.add(text.getTextContent()));
  }

  private static List<Line2D> lines(List<double[]> points) {
    List<Line2D> lines = new ArrayList<>();
    for (int i = 1; i < points.size(); i++) {
      double[] from = points.get(i - 1);
      double[] to = points.get(i);
      lines.add(new Line2D.Double(from[0], from[1], to[0], to[1]));
    }
    return lines;
  }

  private static List<double[]> points(String text) {
    List<double[]> points = new ArrayList<>();
    Matcher point = POINT.matcher(text);
    while (point.find()) {
      points.add(
          new double[] {Double.parseDouble(point.group(1)), Double.parseDouble(point.group(2))});
    }
    return points;
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static List<Element> all(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    Element[] elements = new Element[nodes.getLength()];
    Arrays.setAll(elements, i -> (Element) nodes.item(i));
    return List.of(elements);
  }
}
