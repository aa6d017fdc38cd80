package dev.surefoot.processor.write.picture;

import java.util.List;

/** An SVG document in the making: elements in the order in which they are drawn, one a line. */
final class Svg {
  /** A point, in pixels from the upper left corner. */
  record Point(double x, double y) {}

  private static final double CORNER = 6;

  private final StringBuilder body = new StringBuilder();

  void open(String id) {
    body.append("<g id=\"").append(escape(id)).append("\">\n");
  }

  void close() {
    body.append("</g>\n");
  }

  void box(String style, double x, double y, double width, double height, double radius) {
    element("rect")
        .append(attribute("class", style))
        .append(number("x", x))
        .append(number("y", y))
        .append(number("width", width))
        .append(number("height", height))
        .append(number("rx", radius))
        .append("/>\n");
  }

  void circle(String style, double x, double y, double radius) {
    element("circle")
        .append(attribute("class", style))
        .append(number("cx", x))
        .append(number("cy", y))
        .append(number("r", radius))
        .append("/>\n");
  }

  void diamond(String style, double x, double y, double width, double height) {
    double right = x + width / 2;
    double left = x - width / 2;
    element("polygon")
        .append(attribute("class", style))
        .append(" points=\"")
        .append(at(x, y))
        .append(' ')
        .append(at(right, y + height / 2))
        .append(' ')
        .append(at(x, y + height))
        .append(' ')
        .append(at(left, y + height / 2))
        .append("\"/>\n");
  }

  /** A line through the points with rounded corners. */
  void line(String style, boolean arrow, List<Point> points) {
    StringBuilder path = new StringBuilder("M").append(at(points.get(0)));
    for (int i = 1; i < points.size() - 1; i++) {
      Point corner = points.get(i);
      Point in = towards(corner, points.get(i - 1));
      Point out = towards(corner, points.get(i + 1));
      path.append(" L").append(at(in)).append(" Q").append(at(corner)).append(' ').append(at(out));
    }
    path.append(" L").append(at(points.get(points.size() - 1)));
    element("path").append(attribute("class", style)).append(attribute("d", path.toString()));
    if (arrow) {
      body.append(attribute("marker-end", "url(#" + style + "-head)"));
    }
    body.append("/>\n");
  }

  /** Lines of text, centred on x, the first one's top at y. */
  void text(String style, Label label, double x, double y) {
    for (int i = 0; i < label.lines().size(); i++) {
      double base = y + (i + 1) * label.lineHeight() - label.lineHeight() * 0.28;
      element("text")
          .append(attribute("class", style))
          .append(number("x", x))
          .append(number("y", base))
          .append(number("font-size", label.size()))
          .append('>')
          .append(escape(label.lines().get(i)))
          .append("</text>\n");
    }
  }

  /** The document, on a light ground. */
  String document(String title, double width, double height) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d">
    <title>%3$s</title>
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
    <rect class="ground" x="0" y="0" width="%1$d" height="%2$d"/>
    %4$s</svg>
    """
        .formatted(Math.round(width), Math.round(height), escape(title), body);
  }

  private StringBuilder element(String name) {
    return body.append('<').append(name);
  }

  private static Point towards(Point from, Point to) {
    double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
    double part = length == 0 ? 0 : Math.min(CORNER, length / 2) / length;
    return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
  }

  private static String at(Point point) {
    return at(point.x(), point.y());
  }

  private static String at(double x, double y) {
    return Math.round(x) + "," + Math.round(y);
  }

  private static String number(String name, double value) {
    return " " + name + "=\"" + Math.round(value) + "\"";
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + escape(value) + "\"";
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
