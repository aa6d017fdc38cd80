package dev.surefoot.processor.write.picture;

import dev.surefoot.check.data.DataKey;
import dev.surefoot.model.Await;
import dev.surefoot.model.Choice;
import dev.surefoot.model.End;
import dev.surefoot.model.Name;
import dev.surefoot.model.Names;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Pause;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Subflow;
import dev.surefoot.model.Targets;
import dev.surefoot.model.Task;
import dev.surefoot.processor.write.picture.Svg.Point;
import java.util.List;

/** What stands for a step: of a split, its head. The axis of its column goes through its middle. */
sealed interface Shape {
  /** The least width that it needs. */
  double width();

  /** Its height. */
  double height();

  /** How far below its upper edge a jump comes in or goes out. */
  default double middle() {
    return height() / 2;
  }

  /**
   * Draws it.
   *
   * @param axis the x of its middle
   * @param top the y of its upper edge
   * @param width at least {@link #width()}
   */
  void draw(Svg svg, double axis, double top, double width);

  /** The shape of a step. */
  static Shape of(Node node, Targets targets) {
    if (node instanceof Task task) {
      return Box.of(inFrame(task.name()), task.action());
    }
    if (node instanceof Choice choice) {
      return choice.action() == null
          ? new Decision(Label.name(inFrame(choice.name()), 12, 20))
          : new Decided(Box.of(inFrame(choice.name()), choice.action()));
    }
    if (node instanceof Parallel parallel) {
      return new Bar(Label.name(inFrame(parallel.name()), 12, 40));
    }
    if (node instanceof Redirect redirect) {
      String arrow = redirect.cancels() ? "✕ → " : "→ ";
      String target = inFrame(Name.of(targets.nameOf(redirect)));
      return new Pill(Label.name(arrow + target, 11, 28));
    }
    if (node instanceof End end) {
      return end.cancels() ? new Pill(Label.line("✕ end", 11)) : new Ending();
    }
    if (node instanceof Pause pause) {
      return Wait.of(inFrame(pause.name()), pause.time().text());
    }
    if (node instanceof Await await) {
      return Wait.of(inFrame(await.name()), DataKey.parse(await.key().text()).words());
    }
    if (node instanceof Subflow subflow) {
      return new Box(
          Label.name(inFrame(subflow.name()), 12, 26),
          Label.line("sub-flow " + subflow.flow(), 10));
    }
    throw new IllegalStateException("no shape is known for " + node.kind());
  }

  /** A name without the names of the sub-flows around it, whose frames show them. */
  private static String inFrame(Name name) {
    return name.text().substring(name.text().lastIndexOf(Subflow.SEPARATOR) + 1);
  }

  /** A step that runs a class; the class is named where the step's name does not tell it. */
  record Box(Label name, Label note) implements Shape {
    static Box of(String name, StepClass action) {
      String simple = action.simpleName();
      boolean told = Names.kebab(simple).equals(name);
      return new Box(
          Label.name(name, 12, 26), told ? Label.line("", 10) : Label.name(simple, 10, 30));
    }

    @Override
    public double width() {
      return Math.max(84, Math.max(name.width(), note.width()) + 24);
    }

    @Override
    public double height() {
      return name.height() + note.height() + 17;
    }

    @Override
    public void draw(Svg svg, double axis, double top, double width) {
      svg.box("task", axis - width() / 2, top, width(), height(), 6);
      svg.text("name", name, axis, top + 8);
      svg.text("note", note, axis, top + 8 + name.height());
    }
  }

  /** A pause with its time, or an await with what it waits for; its sides are round. */
  record Wait(Label name, Label note) implements Shape {
    static Wait of(String name, String note) {
      return new Wait(Label.name(name, 12, 26), Label.name(note, 10, 30));
    }

    @Override
    public double width() {
      return Math.max(84, Math.max(name.width(), note.width()) + 34);
    }

    @Override
    public double height() {
      return name.height() + note.height() + 17;
    }

    @Override
    public void draw(Svg svg, double axis, double top, double width) {
      svg.box("task", axis - width() / 2, top, width(), height(), height() / 2);
      svg.text("name", name, axis, top + 8);
      svg.text("note", note, axis, top + 8 + name.height());
    }
  }

  /** A choice without an action. */
  record Decision(Label name) implements Shape {
    @Override
    public double width() {
      // The text must fit at its own height, not only at the middle of the diamond.
      return (name.width() + 10) / (1 - name.height() / height());
    }

    @Override
    public double height() {
      return name.height() + 33;
    }

    @Override
    public void draw(Svg svg, double axis, double top, double width) {
      svg.diamond("choice", axis, top, width(), height());
      svg.text("name", name, axis, top + middle() - name.height() / 2);
    }
  }

  /** A choice that runs a step before it decides. */
  record Decided(Box action) implements Shape {
    private static final double DIAMOND = 24;
    private static final double GAP = 18;

    @Override
    public double width() {
      return action.width();
    }

    @Override
    public double height() {
      return action.height() + GAP + DIAMOND;
    }

    @Override
    public double middle() {
      return action.middle();
    }

    @Override
    public void draw(Svg svg, double axis, double top, double width) {
      double below = top + action.height();
      action.draw(svg, axis, top, width);
      svg.line("way", true, List.of(new Point(axis, below), new Point(axis, below + GAP)));
      svg.diamond("choice", axis, below + GAP, DIAMOND * 1.6, DIAMOND);
    }
  }

  /** The split of a parallel. */
  record Bar(Label name) implements Shape {
    @Override
    public double width() {
      return name.width() + 24;
    }

    @Override
    public double height() {
      return name.height() + 7;
    }

    @Override
    public void draw(Svg svg, double axis, double top, double width) {
      svg.box("bar", axis - width / 2, top, width, height(), 3);
      svg.text("light", name, axis, top + 3);
    }
  }

  /** A jump. */
  record Pill(Label target) implements Shape {
    @Override
    public double width() {
      return target.width() + 20;
    }

    @Override
    public double height() {
      return target.height() + 9;
    }

    @Override
    public void draw(Svg svg, double axis, double top, double width) {
      svg.box("pill", axis - width() / 2, top, width(), height(), 11);
      svg.text("goto", target, axis, top + 4);
    }
  }

  /** The end of the flow. */
  record Ending() implements Shape {
    @Override
    public double width() {
      return 22;
    }

    @Override
    public double height() {
      return 22;
    }

    @Override
    public void draw(Svg svg, double axis, double top, double width) {
      svg.circle("end", axis, top + 11, 10);
      svg.circle("dot", axis, top + 11, 6);
    }
  }
}
