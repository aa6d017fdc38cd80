package dev.surefoot.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Redirections;
import dev.surefoot.check.petri.PetriNet;
import dev.surefoot.check.petri.Verdict;
import dev.surefoot.check.petri.WorkflowNetCheck;
import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The second opinion on nets with cancelling exits. */
class BlocksTest {
  private static Net net(String flow) {
    return NetCompiler.compile(FlowText.parse(flow));
  }

  private static String tasks(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> prefix + "-" + i)
        .collect(Collectors.joining(" "));
  }

  @Test
  void netWithoutCancellingExitsIsLeftAsItIs() {
    Net plain = net("ship&{ a[ x ] b[ y ] }");
    assertThat(Blocks.collapsed(plain)).isSameAs(plain);
  }

  @Test
  void blockThatNoExitLeavesIsOneTransition() {
    Net net =
        net(
            "all&{ one[ ship&{ a[ x ] b[ y z ] } ] two[ check?{ no[ cancelend ] otherwise[ ] } ] }");
    assertThat(Blocks.collapsed(net).transitions())
        .noneMatch(t -> t.name().matches("x|y|z|ship.join"))
        .anyMatch(t -> t.name().equals("ship.split") && t.outputs().size() == 1);
  }

  @Test
  void blockWithAnExitThatStaysInsideOfItIsOneTransitionToo() {
    Net net =
        net(
            "all&{ one[ fill&{ left[ ship&{ a[ x c?{ no[ cancel->ship ] otherwise[ ] } ] b[ y ] } ]"
                + " right[ z ] } ] two[ check?{ no[ cancelend ] otherwise[ ] } ] }");
    assertThat(Blocks.collapsed(net).transitions())
        .noneMatch(t -> t.name().matches("x|y|z|ship.*"))
        .anyMatch(t -> t.name().equals("fill.split") && t.outputs().size() == 1);
  }

  @Test
  void manyLongBranchesWithOneExitAreNotTooMuch() {
    String branches =
        IntStream.range(0, 8)
            .mapToObj(i -> "b" + i + "[ " + tasks("t" + i, 40) + " ]")
            .collect(Collectors.joining(" "));
    String flow = "all&{ " + branches + " out[ ok@3d[ cancelend ] ] }";
    PetriNet net = SecondOpinion.petriNet(Blocks.collapsed(net(flow)));
    assertThat(WorkflowNetCheck.check(net)).isEqualTo(new Verdict.Sound());
  }

  @Test
  void whatIsTooLargeIsAWarningAndTheTheoremDecides() {
    String branches =
        IntStream.range(0, 17)
            .mapToObj(
                i -> "b" + i + "[ c" + i + "!?{ x[ ->c" + i + " ] y[ cancelend ] otherwise[ ] } ]")
            .collect(Collectors.joining(" "));
    assertThat(FlowCheck.check(FlowText.parse("all&{ " + branches + " }"), Redirections.STRICT))
        .extracting(Problem::finding)
        .containsExactly(Finding.SECOND_OPINION_UNKNOWN);
  }
}
