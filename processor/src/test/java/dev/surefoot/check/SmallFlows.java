package dev.surefoot.check;

import dev.surefoot.model.Await;
import dev.surefoot.model.Awaited;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.End;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Guard;
import dev.surefoot.model.Kind;
import dev.surefoot.model.Name;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.Span;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Subflow;
import dev.surefoot.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Every flow of a size: of tasks, jumps, ends, choices and parallels with two branches, and
 * sub-flows that do something, with every target that a jump can have.
 */
public final class SmallFlows {
  /** A step without its name or target. */
  private record Shape(Kind kind, List<List<Shape>> bodies) {}

  private static final List<Kind> LEAVES = List.of(Kind.TASK, Kind.REDIRECTION, Kind.END);
  private static final List<Kind> SPLITS = List.of(Kind.CHOICE, Kind.PARALLEL);
  private static final List<Kind> CANCELLING =
      List.of(Kind.TASK, Kind.REDIRECTION, Kind.CANCELLING_REDIRECTION, Kind.CANCELLING_END);
  private static final List<Kind> WAITING = List.of(Kind.CHOICE, Kind.PARALLEL, Kind.AWAIT);

  private final List<List<List<Shape>>> bodiesOf = new ArrayList<>();
  private final List<Kind> leaves;
  private final List<Kind> splits;

  private final boolean subflows;

  private SmallFlows(List<Kind> leaves, List<Kind> splits, boolean subflows) {
    this.leaves = leaves;
    this.splits = splits;
    this.subflows = subflows;
  }

  /** Visits each flow without sub-flows of exactly so many steps, jumps and ends included. */
  public static void forEach(int steps, Consumer<FlowModel> visitor) {
    forEach(steps, new SmallFlows(LEAVES, SPLITS, false), visitor);
  }

  /** The same with cancelling exits instead of plain ends, and with awaits that have a timeout. */
  public static void forEachCancelling(int steps, Consumer<FlowModel> visitor) {
    forEach(steps, new SmallFlows(CANCELLING, WAITING, false), visitor);
  }

  /** Visits each flow, also with sub-flows, whose borders jumps may cross. */
  public static void forEachWithSubflows(int steps, Consumer<FlowModel> visitor) {
    forEach(steps, new SmallFlows(LEAVES, SPLITS, true), visitor);
  }

  private static void forEach(int steps, SmallFlows flows, Consumer<FlowModel> visitor) {
    for (int size = 0; size <= steps; size++) {
      flows.bodiesOf.add(flows.bodies(size));
    }
    flows.bodiesOf.get(steps).forEach(body -> aim(body, visitor));
  }

  private List<List<Shape>> bodies(int size) {
    if (size == 0) {
      return List.of(List.of());
    }
    List<List<Shape>> bodies = new ArrayList<>();
    for (int first = 1; first <= size; first++) {
      for (Shape shape : shapes(first)) {
        if (shape.kind().jumpsAway() && first < size) {
          continue;
        }
        List<List<Shape>> rests = first == size ? List.of(List.of()) : bodiesOf.get(size - first);
        for (List<Shape> rest : rests) {
          List<Shape> body = new ArrayList<>(List.of(shape));
          body.addAll(rest);
          bodies.add(body);
        }
      }
    }
    return bodies;
  }

  private List<Shape> shapes(int size) {
    List<Shape> shapes = new ArrayList<>();
    if (size == 1) {
      leaves.forEach(kind -> shapes.add(new Shape(kind, List.of())));
    }
    if (subflows && size > 1) {
      for (List<Shape> body : bodiesOf.get(size - 1)) {
        shapes.add(new Shape(Kind.SUBFLOW, List.of(body)));
      }
    }
    for (int one = 0; one < size; one++) {
      for (List<Shape> a : bodiesOf.get(one)) {
        for (List<Shape> b : bodiesOf.get(size - 1 - one)) {
          for (Kind kind : splits) {
            if (kind != Kind.AWAIT || a.isEmpty()) {
              shapes.add(new Shape(kind, List.of(a, b)));
            }
          }
        }
      }
    }
    return shapes;
  }

  private static int count(List<Shape> body, boolean jumps) {
    int count = 0;
    for (Shape shape : body) {
      boolean isJump =
          shape.kind() == Kind.REDIRECTION || shape.kind() == Kind.CANCELLING_REDIRECTION;
      count += (jumps ? isJump : !shape.kind().jumpsAway()) ? 1 : 0;
      for (List<Shape> inner : shape.bodies()) {
        count += count(inner, jumps);
      }
    }
    return count;
  }

  private static void aim(List<Shape> body, Consumer<FlowModel> visitor) {
    int jumps = count(body, true);
    int names = count(body, false);
    long ways = Math.round(Math.pow(names, jumps));
    for (long way = 0; way < ways; way++) {
      int[] targets = new int[jumps];
      long rest = way;
      for (int i = 0; i < jumps; i++) {
        targets[i] = (int) (rest % names);
        rest /= names;
      }
      visitor.accept(new FlowModel("small", new Builder(targets).sequence(body)));
    }
  }

  private static final class Builder {
    private final int[] targets;
    private int jump;
    private int name;

    Builder(int[] targets) {
      this.targets = targets;
    }

    Sequence sequence(List<Shape> body) {
      return new Sequence(body.stream().map(this::node).toList());
    }

    private Node node(Shape shape) {
      if (shape.kind() == Kind.END) {
        return End.of();
      }
      if (shape.kind() == Kind.REDIRECTION) {
        return Redirect.toName(Name.of("s" + targets[jump++]));
      }
      if (shape.kind() == Kind.CANCELLING_REDIRECTION) {
        return Redirect.toName(Name.of("s" + targets[jump++])).cancelling();
      }
      if (shape.kind() == Kind.CANCELLING_END) {
        return End.cancelling();
      }
      String text = "s" + name++;
      if (shape.kind() == Kind.TASK) {
        return Task.of(Name.of(text), new StepClass("small.StepOf$" + text, Source.NONE));
      }
      Sequence a = sequence(shape.bodies().get(0));
      if (shape.kind() == Kind.SUBFLOW) {
        Branch laid = Branch.parallel(Name.of("laid"), a);
        return new Subflow(Name.of(text), Name.of("small." + text), laid, Source.NONE);
      }
      Sequence b = sequence(shape.bodies().get(1));
      if (shape.kind() == Kind.AWAIT) {
        return Await.of(
            Name.of(text),
            Awaited.of("java.lang.Integer", null),
            Await.Timeout.of(Span.of("1d"), b));
      }
      return shape.kind() == Kind.CHOICE
          ? Choice.of(
              Name.of(text),
              null,
              List.of(
                  Branch.when(Name.of("a"), new Guard(null, null, Source.NONE), a),
                  Branch.otherwise(b)))
          : Parallel.of(
              Name.of(text),
              List.of(Branch.parallel(Name.of("a"), a), Branch.parallel(Name.of("b"), b)));
    }
  }
}
