package dev.surefoot.processor.write.picture;

import dev.surefoot.model.Branch;
import dev.surefoot.model.End;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes flows at random with jumps to any step, also those that the rules refuse. */
final class RandomFlow {
  private final SplittableRandom random;
  private final int steps;
  private int named;

  private RandomFlow(SplittableRandom random, int steps) {
    this.random = random;
    this.steps = steps;
  }

  static FlowModel of(long seed, int steps) {
    RandomFlow flow = new RandomFlow(new SplittableRandom(seed), steps);
    List<Node> body = new ArrayList<>();
    while (flow.named < steps) {
      body.addAll(flow.body(0).nodes());
    }
    body.removeIf(node -> node.kind().jumpsAway());
    return new FlowModel("random", new Sequence(body));
  }

  private Sequence body(int depth) {
    List<Node> nodes = new ArrayList<>();
    int length = random.nextInt(4);
    for (int i = 0; i < length && named < steps; i++) {
      nodes.add(step(depth));
    }
    if (depth > 0 && random.nextInt(3) == 0) {
      // Names are given in order, so every name below the number of steps comes to exist.
      nodes.add(random.nextInt(5) == 0 ? End.of() : Flows.jump("s" + random.nextInt(steps)));
    }
    return new Sequence(nodes);
  }

  private Node step(int depth) {
    String name = "s" + named++;
    int kind = depth > 4 ? 0 : random.nextInt(4);
    if (kind < 2) {
      return Flows.task(name, random.nextBoolean() ? "shop.Short" : "shop.SomeLongNameOfAStep");
    }
    List<Branch> branches = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      Node[] inner = body(depth + 1).nodes().toArray(Node[]::new);
      branches.add(
          kind == 2 ? Flows.branch("b" + i, inner) : Flows.when("b" + i, "Some::guard", inner));
    }
    if (kind == 2) {
      return Flows.parallel(name, branches.toArray(Branch[]::new));
    }
    branches.add(Flows.otherwise(body(depth + 1).nodes().toArray(Node[]::new)));
    Branch[] all = branches.toArray(Branch[]::new);
    return random.nextBoolean() ? Flows.choice(name, all) : Flows.action(name, "shop.Decide", all);
  }
}
