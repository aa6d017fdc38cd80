package dev.surefoot.processor.write.picture;

import dev.surefoot.model.Branch;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Targets;
import dev.surefoot.processor.write.picture.Svg.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws flows. */
public final class FlowPicture {
  private static final double MARGIN = 24;
  private static final double START = 9;

  private final FlowModel flow;
  private final Targets targets;
  private final Map<String, Block> named = new HashMap<>();
  private final List<Block> jumping = new ArrayList<>();
  private final Column root = new Column();
  private final Column onFailure = new Column();
  private int blocks;

  private FlowPicture(FlowModel flow) {
    this.flow = flow;
    this.targets = Targets.of(flow);
  }

  /**
   * The picture of a flow whose structure is right: names are unique and targets exist.
   *
   * @return an SVG 1.1 document that needs no other file; equal for equal flows with equal guards'
   *     texts
   * @throws IllegalArgumentException if a jump's target does not exist in the flow
   */
  public static String svg(FlowModel flow) {
    return new FlowPicture(flow).draw();
  }

  private String draw() {
    add(flow.body(), root);
    add(flow.onFailure(), onFailure);
    List<Column> columns = flow.hasFailBody() ? List.of(root, onFailure) : List.of(root);
    List<Jump> jumps = jumping.stream().map(this::jump).toList();
    jumps.forEach(Jump::reserve);
    Label title = Label.line(flow.name(), 15);
    Label second = Label.line("onFailure()", 12);
    columns.forEach(Column::measure);
    double axis = MARGIN + columns.stream().mapToDouble(Column::left).max().orElseThrow();
    double start = MARGIN + title.height() + START;
    root.place(axis, start + START + Column.GAP);
    double below = end(root) + 2 * Column.GAP + second.height() + START;
    onFailure.place(axis, below + START + Column.GAP);

    Svg svg = new Svg();
    svg.text("head", title, MARGIN, MARGIN - 8);
    if (flow.hasFailBody()) {
      svg.text("head", second, MARGIN, below - START - second.height() - 8);
    }
    columns.forEach(column -> column.blocks.forEach(block -> block.drawRegions(svg)));
    columns.forEach(column -> column.drawWays(svg));
    Map<Block, Strand> strands = new HashMap<>();
    jumps.forEach(
        jump -> strands.computeIfAbsent(jump.to(), to -> new Strand()).draw(svg, jump.line()));
    columns.forEach(column -> column.blocks.forEach(block -> block.drawShapes(svg)));
    drawEnds(svg, root, start);
    if (flow.hasFailBody()) {
      drawEnds(svg, onFailure, below);
    }
    double right = columns.stream().mapToDouble(Column::right).max().orElseThrow();
    double width = Math.max(axis + right, MARGIN + title.width()) + MARGIN;
    return svg.document(flow.name(), width, end(columns.get(columns.size() - 1)) + MARGIN);
  }

  /** The y at which a column ends, the circle of its end included. */
  private static double end(Column column) {
    double gap = column.blocks.isEmpty() ? 0 : Column.GAP;
    return column.bottom() + (column.isOpen() ? gap + new Shape.Ending().height() : 0);
  }

  /** The start, the end where the body comes to one, and the ways from and to them. */
  private static void drawEnds(Svg svg, Column column, double start) {
    double axis = column.axis;
    svg.circle("start", axis, start, START);
    double first = column.blocks.isEmpty() ? column.bottom() : column.blocks.get(0).top();
    svg.line("way", true, List.of(new Point(axis, start + START), new Point(axis, first)));
    if (!column.isOpen()) {
      return;
    }
    Shape end = new Shape.Ending();
    double top = column.blocks.isEmpty() ? first : column.bottom() + Column.GAP;
    if (!column.blocks.isEmpty()) {
      svg.line("way", true, List.of(new Point(axis, column.bottom()), new Point(axis, top)));
    }
    end.draw(svg, axis, top, end.width());
  }

  private void add(Sequence body, Column column) {
    for (Node node : body.nodes()) {
      Block block = new Block(node, column, blocks++, Shape.of(node, targets));
      column.blocks.add(block);
      node.label().ifPresent(name -> named.put(name.text(), block));
      if (node instanceof Redirect) {
        jumping.add(block);
      }
      for (Branch branch : node.branches()) {
        Column inner = new Column(block, branch);
        block.branches.add(inner);
        add(branch.body(), inner);
      }
    }
  }

  private Jump jump(Block from) {
    String name = targets.nameOf((Redirect) from.node);
    Block to = named.get(name);
    if (to == null) {
      throw new IllegalArgumentException("the flow has no step '" + name + "'");
    }
    return new Jump(from, to);
  }
}
