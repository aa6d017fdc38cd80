package dev.surefoot.check.petri;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.check.petri.Verdict.Reason;
import dev.surefoot.check.petri.Verdict.Unsound;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nets that are not sound, one for each reason, and nets at the limits. */
class VerdictsTest {
  @ParameterizedTest
  @CsvSource({
    "DEADLOCK, a, 'a: i > p; b: i > q; c: p q > o'",
    "LIVELOCK, a, 'a: i > p; b: p > q; c: q > p; d: i > r; e: r > o; f: p r > o'",
    "IMPROPER_COMPLETION, a b, 'a: i > p q; b: p > o; c: q > o'",
    "UNBOUNDED, a b, 'a: i > p; b: p > p q; c: p > r; d: r q > r; e: r > o; f: q r > o'",
    "DEAD_TRANSITION, '', 'a: i > p; b: i > q; c: p > o; d: q > o; e: p q > o'",
    "NOT_A_WORKFLOW_NET, '', 'a: i > p; b: i > o'",
    "NOT_A_WORKFLOW_NET, '', 'a: i > p; b: p > i; c: p > o'",
    "NOT_A_WORKFLOW_NET, '', 'a: i > o; b: p > q; c: q > p'",
    "NOT_A_WORKFLOW_NET, '', 'a: i > o; b: > p; c: p > '"
  })
  void unsoundNetIsToldWithItsReason(Reason reason, String firing, String transitions) {
    PetriNet net = WrittenNet.of(transitions);
    for (Verdict verdict :
        List.of(WorkflowNetCheck.check(net), Exploration.check(net, Limit.DEFAULT))) {
      assertThat(verdict).isInstanceOf(Unsound.class);
      Unsound unsound = (Unsound) verdict;
      assertThat(unsound.reason()).as("%s", unsound).isIn(reason, alternative(reason));
      assertThat(unsound.what()).isNotEmpty();
      assertThat(firing.isEmpty()).as("%s", unsound).isEqualTo(unsound.firing().isEmpty());
    }
  }

  /** Which of two that are both true is told depends on what is met first. */
  private static Reason alternative(Reason reason) {
    return reason == Reason.UNBOUNDED ? Reason.IMPROPER_COMPLETION : reason;
  }

  @ParameterizedTest
  @CsvSource({
    "true, 'a: i > o'",
    "true, 'a: i > p*2 q; b: p*2 > r*3; c: q r*3 > o'",
    "false, 'a: i > p*3; b: p*2 > q; c: p > r; d: q r > o'",
    "true, 'a: i > p q; b: p > r; c: q > s; d: r s > o'",
    "true, 'a: i > p q; b: p q > p q; c: p q > o'"
  })
  void netsThatAreNotFreeOrNotSafeGetTheirVerdict(boolean sound, String transitions) {
    PetriNet net = WrittenNet.of(transitions);
    assertThat(Exploration.check(net, Limit.DEFAULT).isSound()).isEqualTo(sound);
    assertThat(WorkflowNetCheck.check(net).isSound()).isEqualTo(sound);
  }

  @Test
  void markingBesidesTheSourceIsNoWorkflowNet() {
    PetriNet.Builder builder = PetriNet.builder();
    int i = builder.place("i", 1);
    int p = builder.place("p", 1);
    int o = builder.place("o", 0);
    builder.input(builder.transition("a"), i, 1).output(0, p, 1);
    builder.input(builder.transition("b"), p, 1).output(1, o, 1);
    assertThat(WorkflowNetCheck.check(builder.build()))
        .isEqualTo(
            new Unsound(Reason.NOT_A_WORKFLOW_NET, "place 'p' has 1 at the beginning", List.of()));
  }

  @Test
  void emptyNetIsNoWorkflowNet() {
    assertThat(WorkflowNetCheck.check(PetriNet.builder().build()))
        .isEqualTo(
            new Unsound(Reason.NOT_A_WORKFLOW_NET, "it has no place without producers", List.of()));
  }

  /** Heavy arcs that reduction cannot take apart, and more markings than the limit allows. */
  @Test
  void netBeyondTheLimitIsUnknown() {
    PetriNet net = WrittenNet.of("a: i > p*1000; b: p*2 > q*2; c: q*2 > p*2; d: p*999 q > o");
    assertThat(WorkflowNetCheck.check(net, new Limit(50, 1_000)))
        .isInstanceOf(Verdict.Unknown.class);
    assertThat(WorkflowNetCheck.check(net, new Limit(50, 1_000)).isSound()).isFalse();
  }

  @Test
  void weightsBeyondAnIntGiveAVerdict() {
    PetriNet net = WrittenNet.of("a: i > p*2000000000; b: p > q*2000000000; c: q > o; d: q > o*2");
    assertThat(WorkflowNetCheck.check(net).isSound()).isFalse();
    assertThat(Exploration.check(net, Limit.DEFAULT).isSound()).isFalse();
  }

  @Test
  void tenBranchesOfTenTasksAreReduced() {
    PetriNet.Builder builder = PetriNet.builder();
    int i = builder.place("i", 0);
    int o = builder.place("o", 0);
    int split = builder.transition("split");
    int join = builder.transition("join");
    builder.input(split, i, 1).output(join, o, 1);
    for (int b = 0; b < 10; b++) {
      int before = builder.place("p" + b, 0);
      builder.output(split, before, 1);
      for (int s = 0; s < 10; s++) {
        int after = builder.place("p" + b + "-" + s, 0);
        int t = builder.transition("t" + b + "-" + s);
        builder.input(t, before, 1).output(t, after, 1);
        before = after;
      }
      builder.input(join, before, 1);
    }
    PetriNet net = builder.build();
    assertThat(WorkflowNetCheck.check(net, new Limit(1, 1)).isSound()).isTrue();
    assertThat(Exploration.check(net, Limit.DEFAULT)).isInstanceOf(Verdict.Unknown.class);
  }

  /** Between split and join, or between two places, many branches of a loop and a choice each. */
  private static PetriNet wide(boolean parallel, int branches) {
    PetriNet.Builder net = PetriNet.builder();
    int i = net.place("i", 0);
    int o = net.place("o", 0);
    int split = net.transition("split");
    int join = net.transition("join");
    int[] ends = {net.place("first", 0), net.place("last", 0)};
    net.input(split, i, 1).output(join, o, 1);
    for (int b = 0; b < branches; b++) {
      int before = parallel ? net.place("before " + b, 0) : ends[0];
      int after = parallel ? net.place("after " + b, 0) : ends[1];
      int begun = net.place("begun " + b, 0);
      if (parallel || b == 0) {
        net.output(split, before, 1).input(join, after, 1);
      }
      net.input(net.transition("begin " + b), before, 1).output(2 + 4 * b, begun, 1);
      net.input(net.transition("one " + b), begun, 1).output(3 + 4 * b, after, 1);
      net.input(net.transition("other " + b), begun, 1).output(4 + 4 * b, after, 1);
      net.input(net.transition("again " + b), begun, 1).output(5 + 4 * b, begun, 1);
    }
    if (parallel) {
      net.input(join, ends[1], 1).output(split, ends[0], 1);
      net.input(net.transition("between"), ends[0], 1).output(2 + 4 * branches, ends[1], 1);
    }
    return net.build();
  }

  @ParameterizedTest
  @CsvSource({"true, 12500", "false, 12500", "true, 9", "false, 9"})
  void netsWithThousandsOfBranchesAreDecidedByTheirStructure(boolean parallel, int branches) {
    PetriNet net = wide(parallel, branches);
    assertThat(Diagnosis.of(net, new Limit(1, 1))).isEqualTo(new Diagnosis(new Verdict.Sound(), 0));
  }

  @Test
  void chainOfAHundredThousandIsNoProblemForTheStack() {
    PetriNet.Builder builder = PetriNet.builder();
    int before = builder.place("i", 0);
    for (int s = 0; s < 100_000; s++) {
      int after = builder.place("p" + s, 0);
      builder.input(builder.transition("t" + s), before, 1).output(s, after, 1);
      before = after;
    }
    assertThat(WorkflowNetCheck.check(builder.build()).isSound()).isTrue();
  }
}
