package dev.surefoot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Redirections;
import dev.surefoot.check.ExpectedFindings;
import dev.surefoot.check.KnownFlow;
import dev.surefoot.check.RandomFlows;
import dev.surefoot.check.SmallFlows;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import dev.surefoot.processor.PlacedSource.Part;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Flows as Java classes, compiled with the processor in both profiles: each is accepted, or refused
 * with the findings that the rules demand and nothing else, each at its place. {@code
 * -Dsurefoot.flows=...} tries more random ones, {@code -Dsurefoot.exhaustive=4} larger small ones.
 */
class CompiledFlowsTest {
  private static final int BATCH = 500;

  /** An error or warning: its code, and line and column. */
  private record Said(String code, String place) {
    static Said parse(String diagnostic) {
      return new Said(
          diagnostic.replaceAll("(?s).*?\\[SF-([A-Z-]+)\\].*", "$1").replace('-', '_'),
          diagnostic.replaceAll("(?s)^\\w+\\.java:\\[([0-9,]+)\\].*", "$1"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void knownFlows(Redirections redirections) {
    List<KnownFlow> known = KnownFlow.all();
    List<FlowModel> flows = known.stream().map(KnownFlow::flow).toList();
    List<List<Said>> said = assertVerdicts(flows, redirections);
    for (int i = 0; i < known.size(); i++) {
      KnownFlow flow = known.get(i);
      boolean strict = redirections == Redirections.STRICT;
      assertThat(codes(said.get(i)))
          .as("%s in profile %s", flow, redirections)
          .isEqualTo(Set.copyOf(strict ? flow.strict() : flow.anySound()));
    }
    assertAcceptedCompile(flows, said, redirections);
  }

  /** As in {@code flows.txt}: ways that lead nowhere are one kind. */
  private static Set<String> codes(List<Said> said) {
    return said.stream()
        .map(s -> s.code().matches("UNREACHABLE|NO_WAY_OUT") ? "WAY" : s.code())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource
  void everySmallFlow(Redirections redirections) {
    int largest = Integer.getInteger("surefoot.exhaustive", 3);
    List<FlowModel> flows = new ArrayList<>();
    for (int size = 0; size <= largest; size++) {
      SmallFlows.forEach(size, flows::add);
    }
    assertThat(flows).hasSizeGreaterThan(200);
    assertVerdicts(flows, redirections);
  }

  @ParameterizedTest
  @EnumSource
  void randomFlows(Redirections redirections) {
    int count = Integer.getInteger("surefoot.flows", 200);
    long seed = Long.getLong("surefoot.seed", new SplittableRandom().nextLong());
    System.out.println("random flows compiled, -Dsurefoot.seed=" + seed);
    List<FlowModel> flows =
        IntStream.range(0, count)
            .mapToObj(i -> RandomFlows.flow(seed + i, 3 + i % 30, (i % 5) / 5.0))
            .toList();
    List<List<Said>> said = assertVerdicts(flows, redirections);
    int some = Math.min(count, 30);
    assertAcceptedCompile(flows.subList(0, some), said.subList(0, some), redirections);
  }

  private static List<List<Said>> assertVerdicts(List<FlowModel> flows, Redirections redirections) {
    List<List<Said>> all = new ArrayList<>();
    for (int from = 0; from < flows.size(); from += BATCH) {
      List<FlowModel> batch = flows.subList(from, Math.min(from + BATCH, flows.size()));
      List<PlacedSource> sources = sources(batch, redirections);
      List<List<Said>> errors = errors(batch, sources);
      for (int i = 0; i < batch.size(); i++) {
        ExpectedFindings expected = ExpectedFindings.in(batch.get(i), redirections);
        assertThat(objections(errors.get(i), expected, sources.get(i)))
            .as("%s\nsays %s", sources.get(i).text(), errors.get(i))
            .isEmpty();
      }
      all.addAll(errors);
    }
    return all;
  }

  private static List<PlacedSource> sources(List<FlowModel> flows, Redirections redirections) {
    List<PlacedSource> sources = new ArrayList<>();
    for (int i = 0; i < flows.size(); i++) {
      sources.add(PlacedSource.of(flows.get(i), "flows", "Flow" + i, redirections));
    }
    return sources;
  }

  private static Javac javac(List<FlowModel> flows, List<PlacedSource> sources) {
    Javac javac = Javac.withShop().without("-Werror").options("-Xmaxerrs", "100000");
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < flows.size(); i++) {
      collect(flows.get(i).body(), names);
      javac.source("flows/Flow" + i + ".java", sources.get(i).text());
    }
    return javac.source("flows/StepOf.java", PlacedSource.steps("flows", names));
  }

  private static void collect(Sequence body, Set<String> names) {
    for (Node node : body.nodes()) {
      node.runs().ifPresent(step -> names.add(node.label().orElseThrow().text()));
      node.branches().forEach(branch -> collect(branch.body(), names));
    }
  }

  /** What is said of each flow, without warnings. */
  private static List<List<Said>> errors(List<FlowModel> flows, List<PlacedSource> sources) {
    Map<String, List<Said>> byFile = new HashMap<>();
    for (String diagnostic : javac(flows, sources).compile().diagnostics()) {
      assertThat(diagnostic).matches("(?s)Flow\\d+\\.java:\\[\\d+,\\d+\\] \\w+: \\[SF-.*");
      if (diagnostic.contains("] error: ")) {
        String file = diagnostic.substring(0, diagnostic.indexOf(".java"));
        byFile.computeIfAbsent(file, f -> new ArrayList<>()).add(Said.parse(diagnostic));
      }
    }
    return IntStream.range(0, flows.size())
        .mapToObj(i -> byFile.getOrDefault("Flow" + i, List.of()))
        .toList();
  }

  /**
   * Those of which nothing was said compile with all that is generated, without any warning but of
   * parallels with one branch.
   */
  private static void assertAcceptedCompile(
      List<FlowModel> flows, List<List<Said>> said, Redirections redirections) {
    List<FlowModel> accepted =
        IntStream.range(0, flows.size())
            .filter(i -> said.get(i).isEmpty())
            .mapToObj(flows::get)
            .toList();
    assertThat(accepted).isNotEmpty();
    Compiled compiled =
        javac(accepted, sources(accepted, redirections)).only(new SurefootProcessor()).compile();
    assertThat(compiled.diagnostics())
        .allSatisfy(text -> assertThat(text).contains("warning: [SF-PARALLEL-NO-SPLIT]"));
    assertThat(compiled.success()).isTrue();
  }

  /** How what is said differs from what is to be said. */
  private static List<String> objections(
      List<Said> said, ExpectedFindings expected, PlacedSource source) {
    List<String> objections = new ArrayList<>();
    List<Said> left = new ArrayList<>(said);
    for (ExpectedFindings.Expected finding : expected.definite()) {
      Said due = new Said(finding.finding(), place(finding, source));
      if (!left.remove(due)) {
        objections.add("not said: " + due);
      }
    }
    take(left, "UNREACHABLE", expected.unreachable(), source, objections);
    take(left, "NO_WAY_OUT", expected.trapped(), source, objections);
    for (BitSet jumps : expected.silentRounds()) {
      List<Said> possible =
          jumps.stream()
              .mapToObj(jump -> new Said("SILENT_LOOP", source.place(jump, Part.TARGET)))
              .toList();
      if (possible.stream().noneMatch(left::remove)) {
        objections.add("none said of " + possible);
      }
    }
    left.forEach(more -> objections.add("said without need: " + more));
    return objections;
  }

  /** Takes what is said of some of these steps; if there are any, something has to be said. */
  private static void take(
      List<Said> left, String code, BitSet steps, PlacedSource source, List<String> objections) {
    List<Said> possible =
        steps.stream().mapToObj(step -> new Said(code, source.place(step, Part.VERB))).toList();
    boolean some = left.removeAll(possible);
    if (!possible.isEmpty() && !some) {
      objections.add("none said of " + possible);
    }
  }

  private static String place(ExpectedFindings.Expected finding, PlacedSource source) {
    return switch (finding.finding()) {
      case "GUARD_MISSING" -> source.placeOfBranch(finding.step(), finding.branch());
      case "REDIRECT_OWN_BRANCH", "REDIRECT_BARRIER", "REDIRECT_INTO_PARALLEL" ->
          source.place(finding.step(), Part.TARGET);
      default -> source.place(finding.step(), Part.VERB);
    };
  }
}
