package dev.surefoot.processor.write.picture;

import dev.surefoot.model.Kind;
import dev.surefoot.model.Node;
import dev.surefoot.processor.write.picture.Svg.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * A step with all that is inside it. A split has, from top to bottom: its head, the way that fans
 * out, tracks for jumps, the branches' names, the branches, tracks again, and where they meet.
 */
final class Block {
  private static final double BETWEEN_BRANCHES = 24;
  private static final double FAN = 13;

  /** Of a way that has turned, before the name of its branch. */
  private static final double DROP = 10;

  private static final double LABEL_TO_STEP = 24;
  private static final double MEET = 20;
  private static final double JOIN = 6;
  private static final double REGION = 12;
  private static final double STRAIGHT = 40;

  final Node node;
  final Column column;
  final List<Column> branches = new ArrayList<>();

  /** Tracks for jumps that pass above the branches, from the top, and below them, from the foot. */
  final Lanes above = new Lanes();

  final Lanes below = new Lanes();
  private final int number;
  private final Shape head;
  private double left;
  private double right;
  private double firstAxis;
  private double lastAxis;
  private double middle;
  private double height;

  /** The upper and the lower edge of the branches, from the upper edge of the whole. */
  private double branchesTop;

  private double foot;
  private double top;

  /**
   * A step without its branches.
   *
   * @param number its place in the order written
   */
  Block(Node node, Column column, int number, Shape head) {
    this.node = node;
    this.column = column;
    this.number = number;
    this.head = head;
  }

  int number() {
    return number;
  }

  boolean isOpen() {
    return switch (node.kind()) {
      case TASK, PAUSE, SUBFLOW -> true;
      case AWAIT -> branches.isEmpty() || branches.stream().anyMatch(Column::isOpen);
      case CHOICE -> branches.stream().anyMatch(Column::isOpen);
      case PARALLEL -> branches.stream().allMatch(Column::isOpen);
      case REDIRECTION, END, CANCELLING_REDIRECTION, CANCELLING_END -> false;
    };
  }

  double left() {
    return left;
  }

  double right() {
    return right;
  }

  double top() {
    return top;
  }

  double bottom() {
    return top + height();
  }

  double height() {
    return height;
  }

  private boolean isParallel() {
    return node.kind() == Kind.PARALLEL;
  }

  /** Whether there is a frame around it and its bodies, on whose edges ways begin and end. */
  private boolean isFramed() {
    return isParallel() || node.kind() == Kind.SUBFLOW;
  }

  void measure() {
    double x = 0;
    for (int i = 0; i < branches.size(); i++) {
      Column branch = branches.get(i);
      branch.measure();
      x += i == 0 ? 0 : BETWEEN_BRANCHES;
      branch.axis = x + branch.left();
      x += branch.left() + branch.right();
    }
    if (!branches.isEmpty()) {
      firstAxis = branches.get(0).axis;
      lastAxis = branches.get(branches.size() - 1).axis;
    }
    middle = middle();
    double pad = isFramed() ? REGION : 0;
    left = Math.max(middle, headWidth() / 2) + pad;
    right = Math.max(x - middle, headWidth() / 2) + pad;
    measureHeight();
  }

  private void measureHeight() {
    height = head.height();
    if (!branches.isEmpty()) {
      double labels = branches.stream().mapToDouble(Column::labelHeight).max().orElse(0);
      double tracks = Math.max(above.width(), isParallel() ? 0 : DROP);
      branchesTop = height + FAN + tracks + labels + LABEL_TO_STEP;
      foot = branchesTop + branches.stream().mapToDouble(Column::height).max().orElse(0);
      height = foot + below.width() + (isOpen() ? MEET + (isFramed() ? JOIN : 0) : 0);
    }
  }

  /** In the middle of the branches, or on one that is near it, so that the way goes straight on. */
  private double middle() {
    double middle = (firstAxis + lastAxis) / 2;
    for (Column branch : branches) {
      if (Math.abs(branch.axis - middle) <= STRAIGHT) {
        return branch.axis;
      }
    }
    return middle;
  }

  private double headWidth() {
    double reach = Math.max(middle - firstAxis, lastAxis - middle) + 20;
    return isParallel() ? Math.max(head.width(), 2 * reach) : head.width();
  }

  void place(double axis, double top) {
    this.top = top;
    double shift = axis - middle;
    branches.forEach(branch -> branch.place(branch.axis + shift, top + branchesTop));
  }

  /** Where jumps come in, and where a jump goes out. */
  Point side() {
    return new Point(column.axis + headWidth() / 2, top + head.middle());
  }

  /** The y of the track of jumps to a target above the branches. */
  double trackAbove(Block target) {
    return top + head.height() + FAN + above.of(target) - Lanes.STEP / 4;
  }

  /** The y of the track of jumps to a target below the branches. */
  double trackBelow(Block target) {
    return top + foot + below.width() - below.of(target) + Lanes.STEP / 4;
  }

  void drawRegions(Svg svg) {
    if (isFramed() && !branches.isEmpty()) {
      double y = top + head.height() / 2;
      svg.box("region", column.axis - left, y, left + right, bottom() - JOIN / 2 - y, 8);
    }
    branches.forEach(branch -> branch.blocks.forEach(block -> block.drawRegions(svg)));
  }

  void drawWays(Svg svg) {
    for (Column branch : branches) {
      double fan = top + head.height() + (isFramed() ? 0 : FAN);
      double labelled = top + branchesTop - LABEL_TO_STEP;
      double meet = bottom() - (isFramed() ? JOIN : 0);
      double out = isFramed() ? branch.axis : column.axis;
      svg.line(
          "way",
          false,
          straight(
              new Point(out, top + head.height()),
              new Point(out, fan),
              new Point(branch.axis, fan),
              new Point(branch.axis, labelled - branch.labelHeight() - 1)));
      Point from = new Point(branch.axis, labelled + 2);
      if (!branch.blocks.isEmpty()) {
        svg.line("way", true, List.of(from, new Point(branch.axis, branch.blocks.get(0).top())));
        branch.drawWays(svg);
        from = new Point(branch.axis, branch.bottom());
      }
      if (branch.isOpen() && isOpen()) {
        Point to = new Point(isFramed() ? branch.axis : column.axis, meet);
        svg.line("way", isFramed(), straight(from, new Point(branch.axis, meet), to));
      }
    }
  }

  /** Without points that stand on one another. */
  private static List<Point> straight(Point... points) {
    List<Point> kept = new ArrayList<>();
    for (Point point : points) {
      if (kept.isEmpty() || !kept.get(kept.size() - 1).equals(point)) {
        kept.add(point);
      }
    }
    return kept;
  }

  void drawShapes(Svg svg) {
    node.label().ifPresent(name -> svg.open("step-" + name.text().replace('/', '.')));
    head.draw(svg, column.axis, top, headWidth());
    if (isParallel() && isOpen() && !branches.isEmpty()) {
      svg.box("bar", column.axis - headWidth() / 2, bottom() - JOIN, headWidth(), JOIN, 2);
    }
    node.label().ifPresent(name -> svg.close());
    for (Column branch : branches) {
      double label = top + branchesTop - LABEL_TO_STEP - branch.labelHeight();
      svg.text("branch", branch.name, branch.axis, label);
      svg.text("guard", branch.guard, branch.axis, label + branch.name.height());
      branch.blocks.forEach(block -> block.drawShapes(svg));
    }
  }
}
