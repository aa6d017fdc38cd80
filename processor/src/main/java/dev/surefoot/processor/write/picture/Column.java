package dev.surefoot.processor.write.picture;

import dev.surefoot.model.Branch;
import dev.surefoot.model.Subflow;
import dev.surefoot.processor.write.picture.Svg.Point;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of steps, one below the other on one axis, with a gutter for jumps at its right. First
 * it is measured, from the inside out; then it is placed, from the outside in.
 */
final class Column {
  /** Between two steps. */
  static final double GAP = 26;

  private static final int LONGEST_GUARD = 34;

  final @Nullable Block split;
  final List<Block> blocks = new ArrayList<>();
  final Lanes lanes = new Lanes();
  final Label name;
  final Label guard;
  double axis;
  private double top;
  private double left;
  private double right;
  private double height;

  /** The column of a whole flow. */
  Column() {
    this.split = null;
    this.name = Label.line("", 11);
    this.guard = Label.line("", 10);
  }

  /** The column of a branch. */
  Column(Block split, Branch branch) {
    this.split = split;
    boolean isNamed = !(split.node instanceof Subflow); // its head says which flow it is
    this.name = isNamed ? Label.name(branch.name().text(), 11, 24) : Label.line("", 11);
    this.guard = Label.line(branch.guard() == null ? "" : text(branch.guard().at().text()), 10);
  }

  private static String text(String source) {
    String line = source.strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST_GUARD ? "" : line;
  }

  /** Whether a way leads out at its lower end. */
  boolean isOpen() {
    return blocks.isEmpty() || blocks.get(blocks.size() - 1).isOpen();
  }

  double labelHeight() {
    return name.height() + guard.height();
  }

  /** Left of the axis. */
  double left() {
    return left;
  }

  /** Right of the axis, the gutter included. */
  double right() {
    return right + lanes.width();
  }

  double height() {
    return height;
  }

  double bottom() {
    return top + height();
  }

  /** The x of the lane of jumps to a target. */
  double lane(Block target) {
    return axis + right + lanes.of(target);
  }

  void measure() {
    double label = Math.max(name.width(), guard.width()) / 2 + 4;
    left = label;
    right = label;
    for (Block block : blocks) {
      block.measure();
      left = Math.max(left, block.left());
      right = Math.max(right, block.right());
      height += block.height() + (height > 0 ? GAP : 0);
    }
  }

  void place(double axis, double top) {
    this.axis = axis;
    this.top = top;
    double y = top;
    for (Block block : blocks) {
      block.place(axis, y);
      y += block.height() + GAP;
    }
  }

  /** The ways from step to step, and those inside the steps. */
  void drawWays(Svg svg) {
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      block.drawWays(svg);
      if (i + 1 < blocks.size() && block.isOpen()) {
        Point from = new Point(axis, block.bottom());
        svg.line("way", true, List.of(from, new Point(axis, blocks.get(i + 1).top())));
      }
    }
  }
}
