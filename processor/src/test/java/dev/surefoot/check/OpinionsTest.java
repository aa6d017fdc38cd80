package dev.surefoot.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Redirections;
import dev.surefoot.check.petri.Exploration;
import dev.surefoot.check.petri.Limit;
import dev.surefoot.check.petri.PetriNet;
import dev.surefoot.check.petri.Verdict;
import dev.surefoot.check.petri.WorkflowNetCheck;
import dev.surefoot.model.FlowModel;
import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The theorem on the tree, the reduction of the net and the exploration of its markings say the
 * same of every flow. {@code -Dsurefoot.random=2000000} asks about more random ones, {@code
 * -Dsurefoot.seed=...} about others, {@code -Dsurefoot.exhaustive=6} about all of a larger size; of
 * the largest, only those without sub-flows are asked about.
 */
class OpinionsTest {
  private static final int COUNT = Integer.getInteger("surefoot.random", 20_000);
  private static final long SEED = Long.getLong("surefoot.seed", 20_261_121L);
  private static final int LARGEST = Integer.getInteger("surefoot.exhaustive", 5);
  private static final Limit LIMIT = new Limit(3_000, 1_000_000);

  /** What the opinions differ in; empty if they agree. */
  private static Optional<String> difference(FlowModel flow) {
    Soundness soundness = Soundness.of(Outline.of(flow));
    boolean theorem = soundness.holds();
    Net compiled = NetCompiler.compile(flow);
    PetriNet net = SecondOpinion.petriNet(compiled);
    if (net.hasResets() && soundness.isWrongByTokensLeft()) {
      return Optional.empty(); // it is refused, although an exit may clear away what it did
    }
    Verdict reduction = WorkflowNetCheck.check(SecondOpinion.petriNet(Blocks.collapsed(compiled)));
    Verdict exploration = Exploration.check(net, LIMIT);
    boolean agree = agrees(reduction, theorem, false) && agrees(exploration, theorem, true);
    return agree
        ? Optional.empty()
        : Optional.of(
            "theorem: %s, reduction: %s, exploration: %s%n%s%n%s"
                .formatted(theorem, reduction, exploration, FlowText.print(flow), net));
  }

  private static boolean agrees(Verdict verdict, boolean theorem, boolean mayBeUnknown) {
    return verdict instanceof Verdict.Unknown ? mayBeUnknown : verdict.isSound() == theorem;
  }

  private static void assertAgreement(FlowModel flow, String origin) {
    if (difference(flow).isPresent()) {
      FlowModel smallest = RandomFlows.shrink(flow, candidate -> difference(candidate).isPresent());
      throw new AssertionError(origin + ": " + difference(smallest).orElseThrow());
    }
  }

  @Test
  void threeOpinionsAgreeOnEverySmallFlow() {
    AtomicInteger sound = new AtomicInteger();
    AtomicInteger all = new AtomicInteger();
    Consumer<FlowModel> ask =
        flow -> {
          assertAgreement(flow, "a small flow");
          all.incrementAndGet();
          sound.addAndGet(Soundness.of(Outline.of(flow)).holds() ? 1 : 0);
        };
    for (int steps = 0; steps < LARGEST; steps++) {
      SmallFlows.forEachWithSubflows(steps, ask);
    }
    SmallFlows.forEach(LARGEST, ask);
    System.out.printf("flows of up to %d steps: %s, sound %s%n", LARGEST, all, sound);
    assertThat(all.get()).isGreaterThan((int) Math.pow(7, LARGEST));
  }

  @Test
  void threeOpinionsAgreeOnRandomFlows() {
    int sound = 0;
    for (int i = 0; i < COUNT; i++) {
      long seed = SEED + i;
      FlowModel flow = RandomFlows.flowWithSubflows(seed, 3 + i % 28, (i % 7) / 7.0);
      assertAgreement(flow, "seed " + seed);
      sound += Soundness.of(Outline.of(flow)).holds() ? 1 : 0;
    }
    System.out.printf("random flows from seed %d: %d, sound %d%n", SEED, COUNT, sound);
    assertThat(sound).isBetween(COUNT / 10, COUNT * 9 / 10);
  }

  @Test
  void threeOpinionsAgreeOnEverySmallFlowThatWaitsAndCancels() {
    AtomicInteger sound = new AtomicInteger();
    AtomicInteger all = new AtomicInteger();
    for (int steps = 0; steps < LARGEST; steps++) {
      SmallFlows.forEachCancelling(
          steps,
          flow -> {
            assertAgreement(flow, "a small flow");
            all.incrementAndGet();
            sound.addAndGet(Soundness.of(Outline.of(flow)).holds() ? 1 : 0);
          });
    }
    System.out.printf("cancelling, up to %d steps: %s, sound %s%n", LARGEST - 1, all, sound);
    assertThat(all.get()).isGreaterThan(20_000);
  }

  @Test
  void threeOpinionsAgreeOnRandomFlowsThatWaitAndCancel() {
    assertAgreementOnCancelling("wait and cancel", RandomFlows::waitingAndCancelling);
  }

  @Test
  void threeOpinionsAgreeOnRandomFlowsOfEverything() {
    assertAgreementOnCancelling("have everything", RandomFlows::ofEverything);
  }

  @Test
  void threeOpinionsAgreeOnRandomFlowsThatDoSomethingOnAFailure() {
    assertAgreementOnCancelling(
        "do something on a failure",
        (seed, steps, jumps) ->
            RandomFlows.withFailBody(
                RandomFlows.ofEverything(seed, steps / 2, jumps), seed, steps / 2, jumps, true));
  }

  /** Makes a flow of a seed, a number of steps, and a share of jumps. */
  private interface Flows {
    FlowModel flow(long seed, int steps, double jumps);
  }

  private static void assertAgreementOnCancelling(String what, Flows flows) {
    int sound = 0;
    int cancelling = 0;
    for (int i = 0; i < COUNT; i++) {
      long seed = SEED + i;
      FlowModel flow = flows.flow(seed, 3 + i % 28, (i % 7) / 7.0);
      assertAgreement(flow, "seed " + seed);
      boolean holds = Soundness.of(Outline.of(flow)).holds();
      sound += holds ? 1 : 0;
      cancelling += holds && SecondOpinion.petriNet(NetCompiler.compile(flow)).hasResets() ? 1 : 0;
    }
    System.out.printf(
        "random flows that %s from seed %d: %d, sound %d, of these cancelling %d%n",
        what, SEED, COUNT, sound, cancelling);
    assertThat(sound).isBetween(COUNT / 10, COUNT * 9 / 10);
    assertThat(cancelling).isGreaterThan(COUNT / 100);
  }

  @Test
  void everyRandomFlowIsCheckedAndRefusedForAReason() {
    for (int i = 0; i < COUNT / 4; i++) {
      FlowModel flow = RandomFlows.flowWithSubflows(SEED - i, 3 + i % 40, (i % 5) / 5.0);
      boolean sound = Soundness.of(Outline.of(flow)).holds();
      List<Problem> problems = FlowCheck.check(flow, Redirections.ANY_SOUND);
      List<Problem> errors = problems.stream().filter(Problem::isError).toList();
      boolean loops = errors.stream().anyMatch(p -> p.finding() == Finding.SILENT_LOOP);
      assertThat(errors.isEmpty() || (sound && loops))
          .as("seed %d: %s%n%s", SEED - i, FlowText.print(flow), problems)
          .isEqualTo(sound);
      if (FlowCheck.check(flow, Redirections.STRICT).stream().noneMatch(Problem::isError)) {
        assertThat(errors)
            .as("strict allows what is not sound: %s", FlowText.print(flow))
            .isEmpty();
      }
    }
  }

  @Test
  void everyRandomFlowThatWaitsAndCancelsIsRefusedForAReason() {
    int accepted = 0;
    for (int i = 0; i < COUNT / 4; i++) {
      FlowModel flow = flows(i).flow(SEED - i, 3 + i % 40, (i % 5) / 5.0);
      assertAgreement(flow, "seed " + (SEED - i));
      boolean sound = Soundness.of(Outline.of(flow)).holds();
      for (Redirections redirections : Redirections.values()) {
        List<Problem> problems = FlowCheck.check(flow, redirections);
        boolean refused = problems.stream().anyMatch(Problem::isError);
        assertThat(refused || sound).as("%s%n%s", FlowText.print(flow), problems).isTrue();
        if (redirections == Redirections.ANY_SOUND && sound) {
          assertThat(problems.stream().filter(Problem::isError).map(Problem::finding))
              .as("seed %d: %s", SEED - i, FlowText.print(flow))
              .isSubsetOf(Finding.SILENT_LOOP, Finding.CANCEL_NOTHING);
        }
        accepted += refused ? 0 : 1;
      }
    }
    assertThat(accepted).isGreaterThan(COUNT / 40);
  }

  private static Flows flows(int i) {
    return i % 2 == 0 ? RandomFlows::waitingAndCancelling : RandomFlows::ofEverything;
  }
}
