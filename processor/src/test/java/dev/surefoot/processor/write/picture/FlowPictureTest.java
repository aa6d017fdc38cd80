package dev.surefoot.processor.write.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.model.FlowModel;
import dev.surefoot.processor.write.Golden;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowPictureTest {
  @Test
  void loanOfThirtySteps() {
    Golden.assertEqual("loan-application.svg", FlowPicture.svg(Flows.loan()));
  }

  @Test
  void tangleOfJumps() {
    Golden.assertEqual("tangle.svg", FlowPicture.svg(Flows.tangle()));
  }

  @Test
  void subflowsAreFramedWithTheirOwnJumps() {
    Golden.assertEqual("invoiced.svg", FlowPicture.svg(Flows.invoiced()));
  }

  @Test
  void namesGuardsAndFlowAreWritten() throws Exception {
    assertThat(new DrawnFlow(FlowPicture.svg(Flows.loan())).texts)
        .contains(
            "loan-application", "receive-application", "→ check-completeness", "RateApplication")
        .contains(
            "papers-missing", "Application::papersMissing", "otherwise", "appraise", "photos");
  }

  @Test
  void textIsEscaped() throws Exception {
    String svg = FlowPicture.svg(guarded("x -> x < 3 && \"a>b\".equals(y)\n  || z"));
    assertThat(new DrawnFlow(svg).texts).contains("x -> x < 3 && \"a>b\".equals(y) || z");
    assertThat(FlowPicture.svg(guarded("c == '\\u0001' \u0001"))).doesNotContain("\u0001");
  }

  @Test
  void longGuardIsLeftOut() throws Exception {
    String guard = "order -> order.lines().stream().allMatch(Line::isSmall)";
    assertThat(new DrawnFlow(FlowPicture.svg(guarded(guard))).texts).contains("small");
    assertThat(FlowPicture.svg(guarded(guard))).doesNotContain("allMatch");
  }

  private static FlowModel guarded(String guard) {
    return new FlowModel(
        "guarded", Flows.seq(Flows.choice("c", Flows.when("small", guard), Flows.otherwise())));
  }

  @Test
  void nothingOverlapsAndNoJumpCrossesAStep() throws Exception {
    assertReadable("loan", Flows.loan());
    assertReadable("tangle", Flows.tangle());
    assertReadable("invoiced", Flows.invoiced());
    for (long seed = 0; seed < 400; seed++) {
      int steps = 1 + (int) (seed % 40);
      assertReadable("seed " + seed + ", " + steps + " steps", RandomFlow.of(seed, steps));
    }
  }

  @Test
  void whatIsDoneOnFailureStandsBelow() throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      FlowModel other = RandomFlow.of(seed, 1 + (int) seed);
      FlowModel below = new FlowModel("below", Flows.loan().body(), other.body());
      assertReadable("below, seed " + seed, below);
      assertReadable("above", new FlowModel("above", other.body(), Flows.loan().body()));
      assertThat(new DrawnFlow(FlowPicture.svg(below)).texts).contains("onFailure()");
    }
  }

  private static void assertReadable(String what, FlowModel flow) throws Exception {
    DrawnFlow drawn = new DrawnFlow(FlowPicture.svg(flow));
    Rectangle2D paper = new Rectangle2D.Double(0, 0, drawn.width, drawn.height);
    List<Rectangle2D> steps = drawn.steps;
    for (int i = 0; i < steps.size(); i++) {
      assertThat(paper.contains(steps.get(i))).as("%s: step %d is on the paper", what, i).isTrue();
      for (int j = 0; j < i; j++) {
        assertThat(inner(steps.get(i)).intersects(steps.get(j)))
            .as("%s: %s and %s overlap", what, steps.get(i), steps.get(j))
            .isFalse();
      }
    }
    for (List<Line2D> jump : drawn.jumps) {
      for (Line2D line : jump) {
        assertThat(paper.contains(line.getP1()) && paper.contains(line.getP2()))
            .as("%s: the jump at %s is on the paper", what, line.getP1())
            .isTrue();
        assertThat(steps)
            .as("%s: the jump at %s crosses none", what, line.getP1())
            .noneMatch(step -> line.intersects(inner(step)));
      }
    }
  }

  /** Without its edge, which neighbours and the ends of jumps may touch. */
  private static Rectangle2D inner(Rectangle2D step) {
    return new Rectangle2D.Double(
        step.getX() + 1.5, step.getY() + 1.5, step.getWidth() - 3, step.getHeight() - 3);
  }
}
