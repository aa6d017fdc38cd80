package travel;

import static dev.surefoot.testing.InstanceAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.testing.TestEngine;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody sees who sends a trip back to a step, where it is hard to get right. */
class GoingBackCasesTest {
  private static final IllegalStateException FULL = new IllegalStateException("sold out");

  private final Agency agency = new Agency();
  private final Book book = new Book(agency);
  private TestEngine engine;

  @AfterEach
  void close() {
    engine.close();
  }

  /** A trip of which a step fails once. */
  private Instance<Void> held(BoundFlow<String, Void> flow, String step) {
    engine = TestEngine.open(flow);
    engine.step(step).fails(1, FULL);
    Instance<Void> trip = engine.start(flow, "1", "Rome");
    engine.run();
    assertThat(trip).isHeldAt(step);
    return trip;
  }

  private void back(Instance<Void> trip, Rollback rollback) {
    trip.execute(trip.plan(rollback), "ann", "another one, please");
    engine.run();
  }

  private List<String> since(int lines) {
    return agency.log().subList(lines, agency.log().size());
  }

  @Test
  void aBranchGoesBackWhileTheOtherWaitsAndTheJoinWaitsForBoth() {
    Instance<Void> trip = held(SiblingFlowBinding.of(book), "breakfast");

    RollbackPlan plan = trip.plan(Rollback.to(SiblingFlowNet.Task.HOTEL));
    assertThat(plan.undone()).containsExactly("hotel#1");
    assertThat(plan.stays()).containsExactlyInAnyOrder("flight#1", "queue#1");
    trip.execute(plan, "ann", "another hotel");
    engine.run();
    assertThat(trip).hasState(InstanceState.RUNNING);

    engine.pass(Duration.ofDays(2));
    assertThat(agency.log())
        .containsExactly(
            "book flight",
            "book hotel",
            "cancel hotel",
            "book hotel",
            "book breakfast",
            "book car",
            "book pay");
    assertThat(trip).isFinished();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hotel", "car"})
  void twoUndosThatFailAtOnceAreCalledAgainInEitherOrder(String first) {
    Instance<Void> trip = held(TwoUndosFlowBinding.of(book), "pay");
    agency.close("hotel");
    agency.close("car");
    back(trip, Rollback.to(TwoUndosFlowNet.Task.FLIGHT));
    assertThat(trip).hasFailedUndoOf("hotel").hasFailedUndoOf("car");

    agency.open("hotel");
    agency.open("car");
    String second = first.equals("hotel") ? "car" : "hotel";
    trip.retryUndo(first, "ann", "they answer now");
    engine.run();
    assertThat(trip).hasState(InstanceState.ROLLBACK_FAILED);
    trip.retryUndo(second, "ann", "they answer now");
    engine.run();
    assertThat(since(3).subList(0, 4))
        .containsExactly("cancel " + first, "cancel " + second, "cancel flight", "book flight");
    assertThat(trip).isFinished();
  }

  @Test
  void aLoopIsGoneBackVisitByVisit() {
    Instance<Void> trip = held(HaggleFlowBinding.of(new Ask(agency), book), "pay");
    assertThat(agency.booked()).containsExactly("offer of 700", "offer of 800", "offer of 900");
    assertThat(trip.plan(Rollback.to(HaggleFlowNet.Task.ASK)).undone())
        .containsExactly("ask#3", "ask#2", "ask#1");
    assertThat(trip.plan(Rollback.to(HaggleFlowNet.Task.ASK).causal()).undone())
        .containsExactly("pay#1", "ask#3");

    back(trip, Rollback.to(HaggleFlowNet.Task.ASK).visit(2));
    assertThat(since(3))
        .containsExactly(
            "cancel offer of 700",
            "cancel offer of 800",
            "book offer of 800",
            "book offer of 700",
            "book pay");
    assertThat(trip).isFinished();
  }

  @Test
  void aRollbackThatIsReservedForAStepBeginsWhenTheStepHasEnded() {
    BoundFlow<String, Void> flow = ReservedFlowBinding.of(book);
    engine = TestEngine.open(flow);
    Rollback another = Rollback.to(ReservedFlowNet.Task.FLIGHT).from(ReservedFlowNet.Task.HOTEL);
    engine
        .step("hotel")
        .does(
            1,
            call -> {
              engine.find(flow, "1").orElseThrow().reserve(another, "ann", "a later flight");
              book.book(call.attempt());
              return null;
            });
    Instance<Void> trip = engine.start(flow, "1", "Rome");
    engine.run();
    assertThat(agency.log())
        .containsExactly(
            "book flight",
            "book hotel",
            "cancel hotel",
            "cancel flight",
            "book flight",
            "book hotel",
            "book pay");
    assertThat(trip).isFinished();
  }

  @Test
  void insideOfNestedParallelsOnlyWhatCameFromTheStepIsUndone() {
    Instance<Void> trip = held(NestedFlowBinding.of(book), "pay");
    RollbackPlan plan = trip.plan(Rollback.to(NestedFlowNet.Task.HOTEL).causal());
    assertThat(plan.undone()).containsExactly("pay#1", "hotel#1");
    assertThat(plan.stays()).containsExactlyInAnyOrder("flight#1", "car#1", "table#1");

    trip.execute(plan, "ann", "another hotel");
    engine.run();
    assertThat(since(4)).containsExactly("cancel hotel", "book hotel", "book pay");
    assertThat(trip).isFinished();
  }

  @Test
  void anUndoThatFailsAfterHalfOfItsWorkDoesTheRestWhenItIsCalledAgain() {
    Instance<Void> trip = held(PackageFlowBinding.of(book, new BookPackage(agency)), "pay");
    agency.close("boat");
    back(trip, Rollback.to(PackageFlowNet.Task.FLIGHT));
    assertThat(since(3)).containsExactly("cancel guide", "cancel flight");
    assertThat(trip).hasFailedUndoOf("package").hasState(InstanceState.ROLLBACK_FAILED);

    agency.open("boat");
    trip.retryUndos("ann", "they answer now");
    engine.run();
    assertThat(since(5))
        .containsExactly("cancel boat", "book flight", "book guide", "book boat", "book pay");
    assertThat(trip).isFinished();
  }

  @Test
  void sixteenParallelsInARowAreGoneBackInOneLinearPlan() {
    Instance<Void> trip = held(TourFlowBinding.of(book), "pay");
    RollbackPlan plan = trip.plan(Rollback.to(TourFlowNet.Task.MUSEUM_01).causal());
    assertThat(plan.undos()).hasSize(32); // 16 museums, 15 dinners, and what was not paid
    assertThat(plan.stays()).containsExactlyInAnyOrder("flight#1", "dinner-01#1");
    int arrows = plan.undos().stream().mapToInt(undo -> undo.after().size()).sum();
    assertThat(arrows).isEqualTo(4 * 14 + 2 + 2); // of each day after both of the next

    trip.execute(plan, "ann", "another museum on the first day");
    engine.run();
    assertThat(agency.log()).hasSize(33 + 31 + 32);
    assertThat(agency.booked()).hasSize(34);
    assertThat(IntStream.range(33, 64).mapToObj(agency.log()::get))
        .allMatch(line -> line.startsWith("cancel "))
        .last()
        .isEqualTo("cancel museum-01");
    assertThat(trip).isFinished();
  }
}
