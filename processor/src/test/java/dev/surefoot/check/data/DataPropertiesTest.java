package dev.surefoot.check.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Redirections;
import dev.surefoot.check.FlowCheck;
import dev.surefoot.check.Problem;
import dev.surefoot.check.RandomFlows;
import dev.surefoot.model.Await;
import dev.surefoot.model.Awaited;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.Correlation;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Guard;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Subflow;
import dev.surefoot.net.NetCompiler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Random sound flows whose steps, guards and correlations read and make random data: what the
 * analysis says is what exploring all executions finds. {@code -Dsurefoot.flows=...} tries more of
 * them.
 */
class DataPropertiesTest {
  private static final int KEYS = 4;

  @Test
  void analysisSaysWhatSomeExecutionShows() {
    int count = Integer.getInteger("surefoot.flows", 3000);
    long seed = Long.getLong("surefoot.seed", new SplittableRandom().nextLong());
    System.out.println("random data with -Dsurefoot.seed=" + seed);
    int sound = 0;
    int missing = 0;
    int racing = 0;
    int hiding = 0;
    for (long i = seed; i < seed + count; i++) {
      int size = 4 + Math.floorMod(i, 14);
      FlowModel random =
          switch (Math.floorMod(i, 3)) {
            case 0 -> RandomFlows.flowWithSubflows(i, size, 0.25);
            case 1 -> RandomFlows.waitingAndCancelling(i, size, 0.4);
            default -> RandomFlows.ofEverything(i, size, 0.3);
          };
      FlowModel flow = guarded(random, i);
      if (!isSound(flow)) {
        continue;
      }
      long at = i;
      Optional<String> difference = difference(flow, at);
      if (difference.isPresent()) {
        FlowModel smallest =
            RandomFlows.shrink(flow, f -> isSound(f) && difference(f, at).isPresent());
        assertThat(difference(smallest, at))
            .as("smallest, seed %d: %s\n%s", at, smallest, data(smallest, at, true))
            .isEmpty();
      }
      DataNet data = net(flow, at);
      sound++;
      missing += lacks(data).stream().allMatch(lack -> lack.startsWith("end ")) ? 0 : 1;
      racing += Races.of(data).isEmpty() ? 0 : 1;
      hiding += lacks(data).equals(lacks(net(flow, at, false))) ? 0 : 1;
    }
    System.out.printf(
        "sound %d, missing %d, racing %d, missing by skips alone %d%n",
        sound, missing, racing, hiding);
    assertThat(List.of(missing, racing, hiding, sound - missing)).allMatch(n -> n > count / 1000);
  }

  private static boolean isSound(FlowModel flow) {
    return FlowCheck.check(flow, Redirections.ANY_SOUND).stream().noneMatch(Problem::isError);
  }

  /** What the analysis says otherwise than the exploration. */
  private static Optional<String> difference(FlowModel flow, long seed) {
    DataNet data = net(flow, seed);
    Optional<DataExploration> all = DataExploration.of(data);
    if (all.isEmpty()) {
      return Optional.empty(); // too many executions to look at all of them
    }
    Set<String> races =
        Races.of(data).stream()
            .map(race -> race.parallel() + " on " + race.key())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> lacks = lacks(data);
    // who of two that race is the last to write is open, and so is whether a skip hides the other
    lacks.removeIf(lack -> !all.get().missing().contains(lack) && isRacing(lack, races));
    String said = "missing " + lacks + " races " + races + " told " + told(data, all.get());
    String found = "missing " + all.get().missing() + " races " + all.get().races() + " told []";
    return said.equals(found) ? Optional.empty() : Optional.of("said " + said + "\nfound " + found);
  }

  private static boolean isRacing(String lack, Set<String> races) {
    String key = lack.substring(lack.lastIndexOf(' '));
    return races.stream().anyMatch(race -> race.endsWith(" on" + key));
  }

  private static Set<String> lacks(DataNet data) {
    KnownData known = KnownData.of(data);
    Set<String> lacks = new TreeSet<>();
    for (int t = 0; t < data.net().transitions().size(); t++) {
      String name = data.net().transitions().get(t).name();
      known.missing(t).stream().forEach(key -> lacks.add(name + " lacks " + key));
    }
    for (int key = 0; key < data.keys().size(); key++) {
      if (!known.isKnownAtEnd(key)) {
        lacks.add("end lacks " + key);
      }
    }
    return lacks;
  }

  /** Races whose two steps no execution shows, although another pair may race. */
  private static List<String> told(DataNet data, DataExploration all) {
    return Races.of(data).stream()
        .filter(
            race -> !all.isPair(race.key(), race.writer().transition(), race.other().transition()))
        .map(race -> race.writer().words() + " and " + race.other().words())
        .toList();
  }

  private static DataNet net(FlowModel flow, long seed) {
    return net(flow, seed, true);
  }

  private static DataNet net(FlowModel flow, long seed, boolean skips) {
    return DataNet.of(flow, NetCompiler.compile(flow), data(flow, seed, skips));
  }

  /** About every sixth step may skip, and the failures of as many are ignored. */
  private static FlowData data(FlowModel flow, long seed, boolean skips) {
    Map<String, Signature> steps = new HashMap<>();
    Map<String, Border> subflows = new HashMap<>();
    collect(flow.body(), seed, steps, subflows);
    Map<String, String> ignored = new HashMap<>();
    ignored(flow.body(), seed, ignored);
    if (!skips) {
      steps.replaceAll((name, step) -> always(step));
      ignored.clear();
    }
    return new FlowData(
        key(0), Optional.empty(), Source.NONE, steps, subflows, ignored, String::equals);
  }

  private static void collect(
      Sequence body, long seed, Map<String, Signature> steps, Map<String, Border> subflows) {
    for (Node node : body.nodes()) {
      if (node instanceof Subflow subflow) {
        subflows.put(subflow.definition().text(), border(subflow.definition().text(), seed));
      }
      node.runs().ifPresent(step -> steps.put(step.binaryName(), signature(step, seed)));
      node.branches().forEach(branch -> collect(branch.body(), seed, steps, subflows));
    }
  }

  private static Signature always(Signature step) {
    return new Signature(
        step.inputs(), step.outputs(), step.undo(), step.handle(), false, Absence.NEVER);
  }

  private static void ignored(Sequence body, long seed, Map<String, String> ignored) {
    for (Node node : body.nodes()) {
      node.runs()
          .filter(step -> random(step.binaryName() + " fails", seed).nextInt(6) == 0)
          .ifPresent(step -> ignored.put(node.label().orElseThrow().text(), ""));
      node.branches().forEach(branch -> ignored(branch.body(), seed, ignored));
    }
  }

  private static SplittableRandom random(String of, long seed) {
    return new SplittableRandom(seed ^ of.hashCode() * 31L);
  }

  private static Border border(String definition, long seed) {
    SplittableRandom random = random(definition, seed);
    Optional<DataKey> result =
        random.nextInt(3) == 0 ? Optional.empty() : Optional.of(key(random.nextInt(KEYS)));
    return new Border(key(random.nextInt(KEYS)), result);
  }

  /** The same for a step however the flow around it shrinks. */
  private static Signature signature(StepClass step, long seed) {
    SplittableRandom random = random(step.binaryName(), seed);
    List<Input> inputs = new ArrayList<>();
    for (int key = 0; key < KEYS; key++) {
      if (random.nextInt(5) == 0) {
        inputs.add(new Input(key(key), random.nextInt(4) == 0, ""));
      }
    }
    Set<DataKey> outputs = new LinkedHashSet<>();
    for (int count = random.nextInt(6) / 2; outputs.size() < count; ) {
      outputs.add(key(random.nextInt(KEYS)));
    }
    Absence absence = random.nextInt(6) == 0 ? Absence.SKIPPED : Absence.NEVER;
    return new Signature(inputs, List.copyOf(outputs), List.of(), Optional.empty(), false, absence);
  }

  private static DataKey key(int number) {
    return new DataKey("random.K" + number, "");
  }

  private static FlowModel guarded(FlowModel flow, long seed) {
    return new FlowModel(flow.name(), guarded(flow.body(), new SplittableRandom(seed)));
  }

  private static Sequence guarded(Sequence body, SplittableRandom random) {
    return new Sequence(body.nodes().stream().map(node -> guarded(node, random)).toList());
  }

  private static Node guarded(Node node, SplittableRandom random) {
    List<Branch> branches =
        node.branches().stream()
            .map(
                b ->
                    new Branch(
                        b.name(),
                        b.fallback(),
                        b.guard() == null ? null : guard(random),
                        guarded(b.body(), random),
                        b.at()))
            .toList();
    if (node instanceof Await await) {
      Awaited answer = Awaited.of(key(random.nextInt(KEYS)).id(), null);
      return new Await(
          await.name(),
          answer,
          random.nextInt(3) == 0 ? correlation(random) : null,
          await.timeout() == null
              ? null
              : Await.Timeout.of(await.timeout().time(), branches.get(1).body()),
          Source.NONE);
    }
    if (node instanceof Subflow s) {
      return new Subflow(s.name(), s.definition(), branches.get(0), Source.NONE);
    }
    if (node instanceof Choice choice) {
      return Choice.of(choice.name(), choice.action(), branches);
    }
    return node instanceof Parallel parallel ? Parallel.of(parallel.name(), branches) : node;
  }

  private static Correlation correlation(SplittableRandom random) {
    String asked = random.nextInt(3) == 0 ? null : key(random.nextInt(KEYS)).id();
    return new Correlation(asked, null, Source.NONE, Source.NONE);
  }

  private static Guard guard(SplittableRandom random) {
    String asked = random.nextInt(3) == 0 ? key(random.nextInt(KEYS)).id() : null;
    return new Guard(asked, null, Source.NONE);
  }
}
