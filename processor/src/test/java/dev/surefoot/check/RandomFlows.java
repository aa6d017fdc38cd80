package dev.surefoot.check;

import dev.surefoot.model.Await;
import dev.surefoot.model.Awaited;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.End;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Guard;
import dev.surefoot.model.Name;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Pause;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.Span;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Subflow;
import dev.surefoot.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Random flows of right structure - names are unique, targets exist, nothing follows a jump, each
 * choice has its fallback - that may be sound or not. The same seed gives the same flow.
 */
public final class RandomFlows {
  private final SplittableRandom random;
  private final double jumps;
  private final boolean subflows;
  private final boolean waitsAndCancels;
  private final List<String> names = new ArrayList<>();
  private String prefix = "";
  private int taken;
  private int left;

  private RandomFlows(
      long seed, int steps, double jumps, boolean waitsAndCancels, boolean subflows) {
    this.waitsAndCancels = waitsAndCancels;
    this.random = new SplittableRandom(seed);
    this.left = steps;
    this.jumps = jumps;
    this.subflows = subflows;
  }

  /**
   * A flow named {@code random}.
   *
   * @param steps about how many steps it has
   * @param jumps the share of branches that end in a jump or an end, from 0 to 1
   */
  public static FlowModel flow(long seed, int steps, double jumps) {
    return new RandomFlows(seed, steps, jumps, false, false).flow();
  }

  /** The same with pauses, awaits and cancelling exits too. */
  public static FlowModel waitingAndCancelling(long seed, int steps, double jumps) {
    return new RandomFlows(seed, steps, jumps, true, false).flow();
  }

  /** The same with sub-flows, whose borders jumps may cross. */
  public static FlowModel flowWithSubflows(long seed, int steps, double jumps) {
    return new RandomFlows(seed, steps, jumps, false, true).flow();
  }

  /** With pauses, awaits, cancelling exits and sub-flows. */
  public static FlowModel ofEverything(long seed, int steps, double jumps) {
    return new RandomFlows(seed, steps, jumps, true, true).flow();
  }

  /** The same flow with something that it does on a failure, in names of its own. */
  public static FlowModel withFailBody(
      FlowModel flow, long seed, int steps, double jumps, boolean subflows) {
    RandomFlows other = new RandomFlows(~seed, steps, jumps, true, subflows);
    other.taken = 1_000;
    return new FlowModel(flow.name(), flow.body(), other.flow().body());
  }

  private FlowModel flow() {
    Sequence body = sequence(0, false);
    while (left > 0 && leadsOn(body)) {
      List<Node> more = new ArrayList<>(body.nodes());
      more.addAll(sequence(0, false).nodes());
      body = new Sequence(more);
    }
    return new FlowModel("random", aimed(body));
  }

  private static boolean leadsOn(Sequence body) {
    return body.nodes().isEmpty() || !body.nodes().get(body.nodes().size() - 1).kind().jumpsAway();
  }

  private Sequence sequence(int depth, boolean mayLeave) {
    List<Node> nodes = new ArrayList<>();
    int length = depth == 0 ? 1 + random.nextInt(6) : random.nextInt(4);
    for (int i = 0; i < length && left > 0; i++) {
      nodes.add(step(depth));
    }
    if (mayLeave && random.nextDouble() < jumps) {
      left--;
      boolean cancels = waitsAndCancels && random.nextInt(depth + 1) > 0;
      End end = cancels ? End.cancelling() : End.of();
      Redirect jump = Redirect.toName(Name.of("target of a later pass"));
      nodes.add(random.nextInt(5) == 0 ? end : cancels ? jump.cancelling() : jump);
    }
    return new Sequence(nodes);
  }

  private Node step(int depth) {
    left--;
    if (subflows && depth <= 5 && random.nextInt(7) == 0) {
      return subflow(depth);
    }
    if (waitsAndCancels && random.nextInt(5) == 0) {
      return wait(depth);
    }
    int kind = depth > 5 ? 0 : random.nextInt(10);
    String letter = kind < 5 ? "t" : kind < 8 ? "c" : "p";
    String name = name(letter);
    if (kind < 5) {
      return Task.of(Name.of(name), stepOf(name));
    }
    List<Branch> branches = new ArrayList<>();
    int count = random.nextInt(12) == 0 ? 1 : 2 + random.nextInt(2);
    if (kind >= 8) {
      for (int i = 0; i < count; i++) {
        branches.add(
            Branch.parallel(Name.of("b" + (i + 1)), sequence(depth + 1, random.nextBoolean())));
      }
      return Parallel.of(Name.of(name), branches);
    }
    for (int i = 1; i < count; i++) {
      branches.add(
          Branch.when(
              Name.of("b" + i), new Guard(null, null, Source.NONE), sequence(depth + 1, true)));
    }
    branches.add(Branch.otherwise(sequence(depth + 1, random.nextInt(4) == 0)));
    return Choice.of(Name.of(name), random.nextInt(4) == 0 ? stepOf(name) : null, branches);
  }

  private String name(String letter) {
    String name = prefix + letter + (taken + names.size() + 1);
    names.add(name);
    return name;
  }

  private Subflow subflow(int depth) {
    String around = prefix;
    String name = name("s");
    prefix = name + Subflow.SEPARATOR;
    Branch body = Branch.parallel(Name.of("laid"), sequence(depth + 1, random.nextBoolean()));
    prefix = around;
    return new Subflow(Name.of(name), Name.of("random." + name), body, Source.NONE);
  }

  private Node wait(int depth) {
    Name name = Name.of(name("w"));
    Span time = Span.of((1 + random.nextInt(60)) + (random.nextBoolean() ? "d" : "ms"));
    if (random.nextInt(3) == 0) {
      return Pause.of(name, time);
    }
    boolean forEver = depth > 5 || random.nextInt(3) == 0;
    return Await.of(
        name,
        Awaited.of(
            random.nextBoolean() ? "java.lang.Integer" : "java.util.List<int[]>@" + name, null),
        forEver ? null : Await.Timeout.of(time, sequence(depth + 1, true)));
  }

  private static StepClass stepOf(String name) {
    return new StepClass("random.StepOf$" + name, Source.NONE);
  }

  /** The body with each jump aimed at some step, half of them at one in its own region. */
  private Sequence aimed(Sequence body) {
    return aimed(body, namesIn(body), List.of());
  }

  private Sequence aimed(Sequence body, List<String> region, List<String> around) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : body.nodes()) {
      if (node instanceof Redirect jump) {
        List<String> right = jump.cancels() ? around : region;
        boolean mayBeWrong = random.nextInt(jump.cancels() ? 8 : 2) == 0;
        List<String> targets = !mayBeWrong && !right.isEmpty() ? right : names;
        nodes.add(
            targets.isEmpty()
                ? End.of()
                : new Redirect(
                    new Redirect.ToName(Name.of(targets.get(random.nextInt(targets.size())))),
                    jump.cancels(),
                    Source.NONE));
      } else if (node instanceof Await await && await.timeout() != null) {
        Sequence inner = aimed(await.timeout().body(), region, around);
        nodes.add(
            Await.of(await.name(), await.key(), Await.Timeout.of(await.timeout().time(), inner)));
      } else if (node instanceof Choice choice) {
        nodes.add(
            Choice.of(
                choice.name(), choice.action(), aimed(choice.branches(), region, around, false)));
      } else if (node instanceof Parallel parallel) {
        nodes.add(
            Parallel.of(
                parallel.name(), aimed(parallel.branches(), region, around, parallel.splits())));
      } else if (node instanceof Subflow) {
        nodes.add(with(node, aimed(node.branches(), List.of(), List.of(), true)));
      } else {
        nodes.add(node);
      }
    }
    return new Sequence(nodes);
  }

  private List<Branch> aimed(
      List<Branch> branches, List<String> region, List<String> around, boolean ownRegions) {
    List<String> outer = new ArrayList<>(around);
    if (ownRegions) {
      outer.addAll(region);
    }
    List<Branch> aimed = new ArrayList<>();
    for (Branch branch : branches) {
      List<String> inner = ownRegions ? namesIn(branch.body()) : region;
      aimed.add(with(branch, aimed(branch.body(), inner, outer)));
    }
    return aimed;
  }

  private static List<String> namesIn(Sequence body) {
    List<String> names = new ArrayList<>();
    for (Node node : body.nodes()) {
      node.label().ifPresent(name -> names.add(name.text()));
      boolean isRegion = node instanceof Parallel parallel && parallel.splits();
      if (!isRegion && !(node instanceof Subflow)) {
        node.branches().forEach(branch -> names.addAll(namesIn(branch.body())));
      }
    }
    return names;
  }

  /**
   * Takes away steps and branches as long as a flow still fails.
   *
   * @param fails whether a flow of right structure shows the failure
   */
  public static FlowModel shrink(FlowModel flow, Predicate<FlowModel> fails) {
    FlowModel smallest = flow;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (FlowModel candidate : smaller(smallest)) {
        if (hasItsTargets(candidate) && fails.test(candidate)) {
          smallest = candidate;
          smaller = true;
          break;
        }
      }
    }
    return smallest;
  }

  private static List<FlowModel> smaller(FlowModel flow) {
    List<FlowModel> smaller = new ArrayList<>();
    smallerBodies(flow.body())
        .forEach(body -> smaller.add(new FlowModel(flow.name(), body, flow.onFailure())));
    smallerBodies(flow.onFailure())
        .forEach(body -> smaller.add(new FlowModel(flow.name(), flow.body(), body)));
    return smaller;
  }

  private static boolean hasItsTargets(FlowModel flow) {
    Outline outline = Outline.of(flow);
    return outline.spots().stream()
        .allMatch(
            spot ->
                !(spot.node() instanceof Redirect redirect)
                    || outline.named(outline.targets().nameOf(redirect)) != null);
  }

  private static List<Sequence> smallerBodies(Sequence body) {
    List<Sequence> smaller = new ArrayList<>();
    for (int i = 0; i < body.nodes().size(); i++) {
      smaller.add(replaced(body, i, List.of()));
      Node node = body.nodes().get(i);
      List<Branch> branches = node.branches();
      for (int j = 0; j < branches.size(); j++) {
        Sequence inner = branches.get(j).body();
        if (i == body.nodes().size() - 1 || leadsOn(inner)) {
          smaller.add(replaced(body, i, inner.nodes()));
        }
        if (!branches.get(j).fallback() && !(node instanceof Subflow)) {
          List<Branch> fewer = new ArrayList<>(branches);
          fewer.remove(j);
          smaller.add(replaced(body, i, List.of(with(node, fewer))));
        }
        for (Sequence less : smallerBodies(inner)) {
          List<Branch> changed = new ArrayList<>(branches);
          changed.set(j, with(branches.get(j), less));
          smaller.add(replaced(body, i, List.of(with(node, changed))));
        }
      }
    }
    return smaller;
  }

  private static Sequence replaced(Sequence body, int index, List<Node> by) {
    List<Node> nodes = new ArrayList<>(body.nodes());
    nodes.remove(index);
    nodes.addAll(index, by);
    return new Sequence(nodes);
  }

  private static Node with(Node node, List<Branch> branches) {
    if (node instanceof Subflow subflow) {
      return new Subflow(subflow.name(), subflow.definition(), branches.get(0), Source.NONE);
    }
    if (node instanceof Await await && await.timeout() != null) {
      return Await.of(
          await.name(),
          await.key(),
          branches.size() < 2
              ? null
              : Await.Timeout.of(await.timeout().time(), branches.get(1).body()));
    }
    return node instanceof Choice choice
        ? Choice.of(choice.name(), choice.action(), branches)
        : Parallel.of(((Parallel) node).name(), branches);
  }

  private static Branch with(Branch branch, Sequence body) {
    return new Branch(branch.name(), branch.fallback(), branch.guard(), body, branch.at());
  }
}
