package dev.surefoot.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Redirections;
import dev.surefoot.check.petri.Exploration;
import dev.surefoot.check.petri.Limit;
import dev.surefoot.check.petri.Verdict;
import dev.surefoot.check.petri.WorkflowNetCheck;
import dev.surefoot.model.FlowModel;
import dev.surefoot.net.NetCompiler;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The flows of {@code flows.txt}, whose soundness is known, are judged as they deserve. */
class KnownFlowsTest {
  static List<KnownFlow> cases() {
    return KnownFlow.all();
  }

  static Stream<KnownFlow> wellFormed() {
    return cases().stream()
        .filter(c -> c.anySound().stream().noneMatch(Finding.AFTER_JUMP.name()::equals));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void flowIsRefusedForTheRightRules(KnownFlow known) {
    assertThat(findings(known.flow(), Redirections.STRICT)).isEqualTo(known.strict());
    assertThat(findings(known.flow(), Redirections.ANY_SOUND)).isEqualTo(known.anySound());
  }

  /** The names of the errors; ways that lead nowhere are one kind, and reported once. */
  private static List<String> findings(FlowModel flow, Redirections redirections) {
    List<String> names =
        FlowCheck.check(flow, redirections).stream()
            .filter(Problem::isError)
            .map(problem -> problem.finding().name())
            .map(name -> name.equals("UNREACHABLE") || name.equals("NO_WAY_OUT") ? "WAY" : name)
            .sorted()
            .toList();
    return names.contains("WAY") || names.equals(List.of("SILENT_LOOP", "SILENT_LOOP"))
        ? names.stream().distinct().toList()
        : names;
  }

  @ParameterizedTest
  @MethodSource("wellFormed")
  void threeOpinionsKnowTheTruth(KnownFlow known) {
    var net = SecondOpinion.petriNet(NetCompiler.compile(known.flow()));
    Verdict reduction = WorkflowNetCheck.check(net);
    Verdict exploration = Exploration.check(net, Limit.DEFAULT);
    assertThat(Soundness.of(Outline.of(known.flow())).holds()).isEqualTo(known.sound());
    assertThat(reduction.isSound()).as("%s", reduction).isEqualTo(known.sound());
    assertThat(exploration.isSound()).as("%s", exploration).isEqualTo(known.sound());
  }
}
