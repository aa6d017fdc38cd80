package dev.surefoot.processor.write.picture;

import java.util.List;

/** An SVG document in the making: elements in the order in which they are drawn, one a line. */
final class Svg {
  /** A point, in pixels from the upper left corner. */
  record Point(double x, double y) {}

  private static final double CORNER = 6;

  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" version="1.1" \
      """;

  /** From the end of the title to the size of the ground. */
  private static final String STYLE =
      """
      </title>
      <style type="text/css"><![CDATA[
      text { font-family: Helvetica, Arial, 'Liberation Sans', sans-serif; text-anchor: middle; fill: #1f2937; }
      text.head { font-weight: bold; text-anchor: start; }
      text.name { font-weight: bold; }
      text.note, text.guard { fill: #64748b; }
      text.light { font-weight: bold; fill: #ffffff; }
      text.goto { fill: #b45309; }
      .ground { fill: #ffffff; }
      .region { fill: #64748b; fill-opacity: 0.07; stroke: #cbd5e1; }
      .task { fill: #e8f1fd; stroke: #3b73b9; stroke-width: 1.2; }
      .choice { fill: #fff4d6; stroke: #c28a14; stroke-width: 1.2; }
      .bar { fill: #334155; }
      .pill { fill: #fffaf3; stroke: #b45309; stroke-dasharray: 4 3; }
      .start { fill: #15803d; }
      .end { fill: #ffffff; stroke: #334155; stroke-width: 1.5; }
      .dot { fill: #334155; }
      .way { fill: none; stroke: #475569; stroke-width: 1.3; }
      .jump { fill: none; stroke: #b45309; stroke-width: 1.3; stroke-dasharray: 5 4; }
      ]]></style>
      <defs>
      <marker id="way-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L8 4 L0 8 Z" fill="#475569"/></marker>
      <marker id="jump-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L8 4 L0 8 Z" fill="#b45309"/></marker>
      </defs>
      <rect class="ground" x="0" y="0" \
      """;

  private final StringBuilder body = new StringBuilder();

  void open(String id) {
    body.append("<g id=\"").append(escape(id)).append("\">\n");
  }

  void close() {
    body.append("</g>\n");
  }

  void box(String style, double x, double y, double width, double height, double radius) {
    element("rect", style);
    number("x", x);
    number("y", y);
    number("width", width);
    number("height", height);
    number("rx", radius);
    body.append("/>\n");
  }

  void circle(String style, double x, double y, double radius) {
    element("circle", style);
    number("cx", x);
    number("cy", y);
    number("r", radius);
    body.append("/>\n");
  }

  void diamond(String style, double x, double y, double width, double height) {
    element("polygon", style);
    at(" points=\"", x, y);
    at(" ", x + width / 2, y + height / 2);
    at(" ", x, y + height);
    at(" ", x - width / 2, y + height / 2);
    body.append("\"/>\n");
  }

  /** A line through the points with rounded corners. */
  void line(String style, boolean arrow, List<Point> points) {
    element("path", style);
    at(" d=\"M", points.get(0));
    for (int i = 1; i < points.size() - 1; i++) {
      Point corner = points.get(i);
      at(" L", towards(corner, points.get(i - 1)));
      at(" Q", corner);
      at(" ", towards(corner, points.get(i + 1)));
    }
    at(" L", points.get(points.size() - 1));
    body.append('"');
    if (arrow) {
      body.append(" marker-end=\"url(#").append(style).append("-head)\"");
    }
    body.append("/>\n");
  }

  /** Lines of text, centred on x, the first one's top at y. */
  void text(String style, Label label, double x, double y) {
    for (int i = 0; i < label.lines().size(); i++) {
      double base = y + (i + 1) * label.lineHeight() - label.lineHeight() * 0.28;
      element("text", style);
      number("x", x);
      number("y", base);
      number("font-size", label.size());
      body.append('>').append(escape(label.lines().get(i))).append("</text>\n");
    }
  }

  /** The document, on a light ground. */
  String document(String title, double width, double height) {
    String size = "width=\"" + Math.round(width) + "\" height=\"" + Math.round(height) + "\"";
    String box = "0 0 " + Math.round(width) + " " + Math.round(height);
    return HEAD
        + size
        + " viewBox=\""
        + box
        + "\">\n<title>"
        + escape(title)
        + STYLE
        + size
        + "/>\n"
        + body
        + "</svg>\n";
  }

  private void element(String name, String style) {
    body.append('<').append(name).append(" class=\"").append(style).append('"');
  }

  private void number(String name, double value) {
    body.append(' ').append(name).append("=\"").append(Math.round(value)).append('"');
  }

  private void at(String before, Point point) {
    at(before, point.x(), point.y());
  }

  private void at(String before, double x, double y) {
    body.append(before).append(Math.round(x)).append(',').append(Math.round(y));
  }

  private static Point towards(Point from, Point to) {
    double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
    double part = length == 0 ? 0 : Math.min(CORNER, length / 2) / length;
    return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
  }

  private static String escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return escapeAll(text);
      }
    }
    return text;
  }

  private static boolean isPlain(int c) {
    return c >= ' ' && c <= '~' && c != '&' && c != '<' && c != '>' && c != '"';
  }

  private static String escapeAll(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(c) ? c : '?');
              }
            });
    return escaped.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t' || c >= 0x20 && c < 0xD800 || c > 0xDFFF && c != 0xFFFE && c != 0xFFFF;
  }
}
