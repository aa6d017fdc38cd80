package dev.surefoot.processor.write.picture;

import dev.surefoot.processor.write.picture.Svg.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A jump's line: out of its branch through the gutter, past the heads of the splits on its way, and
 * into the target from the right. It goes over the branches where its target was written before it,
 * and under them where it was written after.
 */
final class Jump {
  private final Block from;
  private final Block to;

  /** The columns that are left, innermost first, and those that are entered, outermost first. */
  private final List<Column> out = new ArrayList<>();

  private final List<Column> in = new ArrayList<>();

  /** The column in which both ways meet; none where they meet in one split. */
  private final Optional<Column> meeting;

  Jump(Block from, Block to) {
    this.from = from;
    this.to = to;
    List<Column> around = columnsAround(to);
    Column column = from.column;
    while (!around.contains(column)) {
      out.add(column);
      column = splitOf(column).column;
    }
    Column last = column;
    for (Column c = to.column; c != last; c = splitOf(c).column) {
      in.add(0, c);
    }
    boolean inOneSplit =
        !out.isEmpty() && !in.isEmpty() && splitOf(out.get(out.size() - 1)) == splitOf(in.get(0));
    this.meeting = inOneSplit ? Optional.empty() : Optional.of(last);
  }

  private static List<Column> columnsAround(Block block) {
    List<Column> columns = new ArrayList<>();
    for (Column c = block.column; ; c = splitOf(c).column) {
      columns.add(c);
      if (c.split == null) {
        return columns;
      }
    }
  }

  private static Block splitOf(Column column) {
    if (column.split == null) {
      throw new IllegalStateException("the column of the flow is in no split");
    }
    return column.split;
  }

  private boolean isBack() {
    return to.number() <= from.number();
  }

  /** Asks for a lane in each gutter and a track at each split that it passes. */
  void reserve() {
    int length = Math.abs(from.number() - to.number());
    for (Column column : out) {
      column.lanes.add(to, length);
      (isBack() ? splitOf(column).above : splitOf(column).below).add(to, length);
    }
    meeting.ifPresent(column -> column.lanes.add(to, length));
    for (Column column : in) {
      column.lanes.add(to, length);
      if (meeting.isPresent() || column != in.get(0)) {
        (isBack() ? splitOf(column).below : splitOf(column).above).add(to, length);
      }
    }
  }

  Block to() {
    return to;
  }

  /** The corners of its line, after all columns are placed. */
  List<Point> line() {
    List<Point> points = new ArrayList<>(List.of(from.side()));
    double y = from.side().y();
    for (Column column : out) {
      Block split = splitOf(column);
      points.add(new Point(column.lane(to), y));
      y = isBack() ? split.trackAbove(to) : split.trackBelow(to);
      points.add(new Point(column.lane(to), y));
    }
    if (meeting.isPresent()) {
      double lane = meeting.get().lane(to);
      points.add(new Point(lane, y));
      y = in.isEmpty() ? to.side().y() : entry(in.get(0));
      points.add(new Point(lane, y));
    }
    for (int i = 0; i < in.size(); i++) {
      double lane = in.get(i).lane(to);
      points.add(new Point(lane, y));
      y = i + 1 < in.size() ? entry(in.get(i + 1)) : to.side().y();
      points.add(new Point(lane, y));
    }
    points.add(to.side());
    return points;
  }

  private double entry(Column column) {
    Block split = splitOf(column);
    return isBack() ? split.trackBelow(to) : split.trackAbove(to);
  }
}
