package dev.surefoot.benchmarks;

import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Guard;
import dev.surefoot.model.Name;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sound flows of great size. */
final class LargeFlows {
  private LargeFlows() {}

  /** Steps in a row; after every tenth a choice that may go back to it. */
  static FlowModel chain(int steps) {
    return new FlowModel("chain", new Sequence(row("s", steps)));
  }

  /** Branches of so many steps, each with choices that go back in it. */
  static FlowModel parallel(String name, int branches, int steps) {
    return new FlowModel("parallel", new Sequence(List.of(parallelNode(name, branches, steps))));
  }

  /** Two parallels in a row, each of so many branches of one step. */
  static FlowModel twoParallels(int branches) {
    return new FlowModel(
        "parallels",
        new Sequence(List.of(parallelNode("p", branches, 1), parallelNode("q", branches, 1))));
  }

  private static Node parallelNode(String name, int branches, int steps) {
    return Parallel.of(
        Name.of(name),
        IntStream.range(0, branches)
            .mapToObj(i -> branch("b" + i, null, row(name + i + "-", steps)))
            .toList());
  }

  /** Choices in each other, a step before and after each. */
  static FlowModel nested(int depth) {
    List<Node> body = List.of(task("inmost"));
    for (int i = depth; i > 0; i--) {
      Node choice =
          Choice.of(
              Name.of("c" + i),
              null,
              List.of(branch("inside", guard(), body), fallback(List.of())));
      body = List.of(task("a" + i), choice, task("z" + i));
    }
    return new FlowModel("nested", new Sequence(body));
  }

  private static List<Node> row(String prefix, int steps) {
    List<Node> row = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      row.add(task(prefix + i));
      if (i % 10 == 9) {
        Node again = Redirect.toName(Name.of(prefix + i));
        row.add(
            Choice.of(
                Name.of(prefix + "c" + i),
                null,
                List.of(branch("again", guard(), List.of(again)), fallback(List.of()))));
      }
    }
    return row;
  }

  private static Node task(String name) {
    return Task.of(Name.of(name), new StepClass("steps.Step", Source.NONE));
  }

  private static Guard guard() {
    return new Guard(null, null, Source.NONE);
  }

  private static Branch fallback(List<Node> body) {
    return new Branch(Name.of(Branch.OTHERWISE), true, null, new Sequence(body), Source.NONE);
  }

  private static Branch branch(String name, @Nullable Guard guard, List<Node> body) {
    return new Branch(Name.of(name), false, guard, new Sequence(body), Source.NONE);
  }
}
