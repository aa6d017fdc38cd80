package dev.surefoot.processor.write.picture;

import dev.surefoot.processor.write.picture.Svg.Point;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of all jumps to one target. They come together on their way, and from there on one line
 * is drawn for them all: dashes upon dashes would look like a solid line.
 */
final class Strand {
  private final List<List<Point>> lines = new ArrayList<>();

  void draw(Svg svg, List<Point> line) {
    for (int i = 1; i < line.size(); i++) {
      Point from = line.get(i - 1);
      Point meeting = meeting(from, line.get(i));
      if (meeting != null) {
        List<Point> own = new ArrayList<>(line.subList(0, i));
        own.add(meeting);
        lines.add(own);
        svg.line("jump", false, own);
        return;
      }
    }
    lines.add(line);
    svg.line("jump", true, line);
  }

  /** The first point on the way between two points that is on a line already drawn, or null. */
  private @Nullable Point meeting(Point from, Point to) {
    Point nearest = null;
    for (List<Point> line : lines) {
      for (int i = 1; i < line.size(); i++) {
        Point start = line.get(i - 1);
        if (isBetween(from, start, line.get(i))) {
          return from;
        }
        if (isBetween(start, from, to)
            && (nearest == null || distance(from, start) < distance(from, nearest))) {
          nearest = start;
        }
      }
    }
    return nearest;
  }

  private static boolean isBetween(Point point, Point from, Point to) {
    return Math.abs(distance(from, point) + distance(point, to) - distance(from, to)) < 0.01;
  }

  private static double distance(Point a, Point b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }
}
