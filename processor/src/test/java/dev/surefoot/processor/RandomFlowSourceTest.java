package dev.surefoot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.check.RandomFlows;
import dev.surefoot.model.Await;
import dev.surefoot.model.Awaited;
import dev.surefoot.model.BackTo;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.Correlation;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Guard;
import dev.surefoot.model.Name;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Subflow;
import dev.surefoot.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random flows, sound or not, printed as Java source: reading them, and running them, gives the
 * flow that was printed. {@code -Dsurefoot.flows=...} tries more of them than a usual run.
 */
class RandomFlowSourceTest {
  private static final int BATCH = 400;
  private static final List<String> KEYS =
      List.of(
          "java.lang.Integer",
          "java.lang.Integer@billing",
          "java.lang.String[]",
          "java.util.List<java.lang.String>",
          "java.util.Map$Entry<java.lang.String, int[]>@first",
          "java.util.List<? extends java.util.List<?>>",
          "java.util.List<java.lang.Integer>[]@all-2",
          "java.util.Comparator<? super java.lang.String>");

  @Test
  void readsBackAsTheFlowThatWasPrinted() {
    int count = Integer.getInteger("surefoot.flows", 2_000);
    long seed = Long.getLong("surefoot.seed", new SplittableRandom().nextLong());
    System.out.println("random flows with -Dsurefoot.seed=" + seed);
    for (int first = 0; first < count; first += BATCH) {
      List<FlowModel> flows = new ArrayList<>();
      for (int i = first; i < Math.min(first + BATCH, count); i++) {
        FlowModel flow =
            i % 2 == 0
                ? RandomFlows.flow(seed + i, 5 + i % 40, 0.4)
                : RandomFlows.waitingAndCancelling(seed + i, 5 + i % 40, 0.4);
        flow = varied(flow, seed + i);
        flow = i % 3 == 0 ? flow : withSubflows(flow, flows, seed + i);
        flows.add(i % 4 == 0 ? withFailBody(flow, seed + i) : flow);
      }
      List<FlowModel> wrong = wrong(flows, seed + first);
      if (!wrong.isEmpty()) {
        long at = seed + first;
        // flows that stand alone come first, and one with sub-flows needs those
        FlowModel smallest =
            RandomFlows.shrink(
                wrong.get(0), f -> !hasSubflows(f.body()) && !wrong(List.of(f), at).isEmpty());
        assertThat(wrong)
            .as("smallest, seed %d: %s\n%s", at, smallest, sourceOf(smallest, at))
            .isEmpty();
      }
    }
  }

  private static FlowModel withFailBody(FlowModel flow, long seed) {
    FlowModel more = RandomFlows.withFailBody(flow, seed, 10, 0.4, false);
    return new FlowModel(
        flow.name(), flow.body(), varied(more.onFailure(), new SplittableRandom(seed)));
  }

  /** Up to two flows of the same batch, laid in somewhere at top level. */
  private static FlowModel withSubflows(FlowModel flow, List<FlowModel> others, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Node> nodes = new ArrayList<>(flow.body().nodes());
    for (int i = random.nextInt(3); i > 0 && !others.isEmpty(); i--) {
      int other = random.nextInt(others.size());
      Subflow subflow =
          Subflow.of(Name.of("sub" + i), Name.of("random.Flow" + other), others.get(other));
      Redirect.Target target = new Redirect.ToName(Name.of("sub" + i));
      subflow = random.nextBoolean() ? subflow : subflow.with(new BackTo(target, i, Source.NONE));
      nodes.add(random.nextInt(nodes.size() + (endsOpen(nodes) ? 1 : 0)), subflow);
    }
    FlowModel laid = new FlowModel(flow.name(), new Sequence(nodes));
    return size(laid.body()) < 1_000 ? laid : flow;
  }

  private static int size(Sequence body) {
    int size = body.nodes().size();
    for (Node node : body.nodes()) {
      size += node.branches().stream().mapToInt(b -> size(b.body())).sum();
    }
    return size;
  }

  private static boolean endsOpen(List<Node> nodes) {
    return nodes.isEmpty() || !nodes.get(nodes.size() - 1).kind().jumpsAway();
  }

  private static boolean hasSubflows(Sequence body) {
    return body.nodes().stream().anyMatch(Subflow.class::isInstance);
  }

  private static String sourceOf(FlowModel flow, long seed) {
    return FlowSource.print(flow, "Flow0", seed);
  }

  private static List<FlowModel> wrong(List<FlowModel> flows, long seed) {
    OnlyReading reading = new OnlyReading();
    Javac javac = Javac.withShop().without("-Werror").without("-Xlint:all").only(reading);
    Set<String> steps = new TreeSet<>();
    for (int i = 0; i < flows.size(); i++) {
      String name = "Flow" + i;
      javac.source(
          "random/" + name + ".java",
          "package random;\nimport dev.surefoot.*;\n"
              + FlowSource.print(flows.get(i), name, seed + i));
      flows.get(i).bodies().forEach(body -> collect(body, steps));
    }
    Compiled compiled = javac.source("random/StepOf.java", FlowSource.steps(steps)).compile();
    assertThat(compiled.diagnostics()).isEmpty();
    List<String> names = IntStream.range(0, flows.size()).mapToObj(i -> "random.Flow" + i).toList();
    Map<String, FlowModel> ran = compiled.runAll(names);
    List<FlowModel> wrong = new ArrayList<>();
    for (int i = 0; i < flows.size(); i++) {
      if (!flows.get(i).equals(reading.flows().get(names.get(i)))
          || !flows.get(i).equals(ran.get(names.get(i)))) {
        wrong.add(flows.get(i));
      }
    }
    return wrong;
  }

  private static void collect(Sequence body, Set<String> steps) {
    for (Node node : body.nodes()) {
      node.runs().ifPresent(s -> steps.add(s.simpleName()));
      if (node instanceof Redirect r && r.target() instanceof Redirect.ToStep to) {
        steps.add(to.step().simpleName());
      }
      if (!(node instanceof Subflow)) {
        node.branches().forEach(b -> collect(b.body(), steps));
      }
    }
  }

  /** Some jumps to tasks go by class, and some guards ask another type than the flow's input. */
  private static FlowModel varied(FlowModel flow, long seed) {
    return new FlowModel(flow.name(), varied(flow.body(), new SplittableRandom(seed)));
  }

  private static Sequence varied(Sequence body, SplittableRandom random) {
    return new Sequence(body.nodes().stream().map(n -> varied(n, random)).toList());
  }

  private static Node varied(Node node, SplittableRandom random) {
    if (node instanceof Redirect r
        && r.target() instanceof Redirect.ToName to
        && to.name().text().startsWith("t")
        && random.nextBoolean()) {
      Redirect byClass = Redirect.toStep(new StepClass("random.StepOf$" + to.name(), Source.NONE));
      return r.cancels() ? byClass.cancelling() : byClass;
    }
    if (node instanceof Await a) {
      Await.Timeout timeout =
          a.timeout() == null
              ? null
              : Await.Timeout.of(a.timeout().time(), varied(a.timeout().body(), random));
      String key = KEYS.get(random.nextInt(KEYS.size()));
      Await await = Await.of(a.name(), Awaited.of(key, null), timeout);
      String of = random.nextBoolean() ? null : KEYS.get(random.nextInt(KEYS.size()));
      return random.nextInt(3) > 0
          ? await
          : await.with(new Correlation(of, null, Source.NONE, Source.NONE));
    }
    if (node instanceof Task t && random.nextInt(6) == 0) {
      Redirect.Target target =
          random.nextBoolean() ? new Redirect.ToStep(t.action()) : new Redirect.ToName(t.name());
      return t.with(new BackTo(target, random.nextInt(9), Source.NONE));
    }
    if (node instanceof Choice c) {
      return Choice.of(c.name(), c.action(), varied(c.branches(), random));
    }
    if (node instanceof Parallel p) {
      return Parallel.of(p.name(), varied(p.branches(), random));
    }
    return node;
  }

  private static List<Branch> varied(List<Branch> branches, SplittableRandom random) {
    return branches.stream()
        .map(
            b ->
                new Branch(
                    b.name(),
                    b.fallback(),
                    b.guard() != null && random.nextInt(3) == 0
                        ? new Guard(KEYS.get(random.nextInt(KEYS.size())), null, Source.NONE)
                        : b.guard(),
                    varied(b.body(), random),
                    Source.NONE))
        .toList();
  }
}
