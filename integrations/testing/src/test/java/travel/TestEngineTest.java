package travel;

import static dev.surefoot.testing.InstanceAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.InstanceWaitsException;
import dev.surefoot.testing.Call;
import dev.surefoot.testing.TestEngine;
import dev.surefoot.testing.TestOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import travel.TripFlow.Hotel;
import travel.TripFlow.Ticket;
import travel.TripFlow.Trip;

@Timeout(60)
class TestEngineTest {
  private static final Trip ROME = new Trip("Rome", false, 900);

  private final Agency agency = new Agency();
  private final BoundFlow<Trip, Ticket> trips =
      TripFlowBinding.of(
          new TripFlow.BookFlight(agency),
          new TripFlow.BookHotel(agency),
          new TripFlow.BookGuide(agency),
          new TripFlow.Charge(agency));

  @Test
  void nothingHappensBeforeTimeIsGiven() {
    try (TestEngine engine = TestEngine.open(trips)) {
      Instance<Ticket> trip = engine.start(trips, "1", ROME);
      engine.start(trips, "2", ROME);
      assertThat(agency.book()).isEmpty();
      assertThat(trip).hasState(InstanceState.RUNNING).isRunningAt("book-flight");
      engine.run();
      assertThat(trip).isFinished();
    }
  }

  @Test
  void askingForAResultLetsTimePass() throws InterruptedException {
    try (TestEngine engine = TestEngine.open(trips)) {
      engine.step("charge").fails(3, new IllegalStateException("closed"));
      Instance<Ticket> trip = engine.start(trips, "1", ROME);
      assertThat(trip.result()).isEqualTo(new Ticket("SF 4, Hotel Rome"));
      assertThat(engine.now()).isEqualTo("2026-01-01T19:00:00Z");
    }
  }

  @Test
  void theStepsAreCalledOnTheThreadOfTheTest() {
    try (TestEngine engine = TestEngine.open(trips)) {
      Thread mine = Thread.currentThread();
      Set<Thread> callers = new HashSet<>();
      engine.step("charge").does(call -> callers.add(Thread.currentThread()) ? ticket() : ticket());
      engine.start(trips, "1", ROME);
      engine.run();
      assertThat(callers).containsExactly(mine);
    }
  }

  private static Ticket ticket() {
    return new Ticket("by hand");
  }

  @Test
  void scriptedOutcomesComeOneAfterTheOther() {
    try (TestEngine engine = TestEngine.open(trips)) {
      engine
          .step("charge")
          .fails(1, new IllegalStateException("first"))
          .answers(1, ticket())
          .fails(new IllegalStateException("all others"));
      Instance<Ticket> first = engine.start(trips, "1", ROME);
      engine.passAll();
      assertThat(first).hasResult(ticket()).hasAttempts("charge", 2).hasOutput("charge", ticket());
      Instance<Ticket> second = engine.start(trips, "2", ROME);
      engine.passAll();
      assertThat(second).isRolledBack().failedBecause("all others");
    }
  }

  @Test
  void callsAreToldWithTheirKeysAndWhatCameOfThem() {
    try (TestEngine engine = TestEngine.open(trips)) {
      engine.step("charge").fails(1, new IllegalStateException("closed"));
      Instance<Ticket> trip = engine.start(trips, "1", ROME);
      engine.passAll();
      List<Call> calls = engine.calls(trip);
      assertThat(calls.stream().map(Call::toString))
          .containsExactlyInAnyOrder(
              "book-flight#1, attempt 1 gave Flight[number=SF 4]",
              "book-hotel#1, attempt 1 gave Hotel[name=Hotel Rome]",
              "charge#1, attempt 1 threw java.lang.IllegalStateException: closed",
              "charge#1, attempt 2 gave Ticket[text=SF 4, Hotel Rome]");
      assertThat(calls.get(2).attempt().key()).isEqualTo(calls.get(3).attempt().key());
    }
  }

  @Test
  void callsThatTakeTheirTimeOverlap() {
    try (TestEngine engine = TestEngine.open(trips)) {
      engine.step("book-flight").takes(Duration.ofMinutes(5));
      engine.step("book-hotel").takes(Duration.ofMinutes(10));
      Instance<Ticket> trip = engine.start(trips, "1", ROME);
      engine.pass(Duration.ofMinutes(5));
      assertThat(trip).passed("book-flight").isRunningAt("book-hotel");
      engine.pass(Duration.ofMinutes(5));
      assertThat(trip).isFinished();
      assertThat(engine.calls().get(1).at()).isEqualTo("2026-01-01T12:00:00Z");
    }
  }

  @Test
  void aCallThatTakesItsTimeIsInterruptedWhenNobodyWaitsForItAnyMore() {
    TestOptions short0 =
        TestOptions.DEFAULTS.withEngine(
            TestOptions.DEFAULTS.engine().withSettle(Duration.ofMinutes(1)));
    try (TestEngine engine = TestEngine.open(short0, trips)) {
      engine.step("book-hotel").takes(Duration.ofDays(1));
      Instance<Ticket> trip = engine.start(trips, "1", ROME);
      engine.run();
      trip.cancel("ann", "enough");
      engine.pass(Duration.ofMinutes(1));
      assertThat(trip).hasState(InstanceState.CANCELLED);
      assertThat(engine.calls(trip).get(1).thrown()).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void aSeedShufflesWhatIsDoneAtTheSameTime() {
    Set<List<String>> orders = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      assertThat(steps(seed)).isEqualTo(steps(seed));
      orders.add(steps(seed));
    }
    assertThat(orders).hasSize(2);
  }

  private List<String> steps(long seed) {
    try (TestEngine engine = TestEngine.open(TestOptions.DEFAULTS.withSeed(seed), trips)) {
      Instance<Ticket> trip = engine.start(trips, "1", ROME);
      engine.run();
      return engine.calls(trip).stream().map(Call::step).toList();
    }
  }

  @Test
  void aRestartGoesOnAndScriptsGoOnToo() {
    TestOptions options = TestOptions.DEFAULTS.startingAt(Instant.parse("2030-05-01T00:00:00Z"));
    try (TestEngine engine = TestEngine.open(options, trips)) {
      engine.step("charge").fails(2, new IllegalStateException("closed"));
      engine.start(trips, "1", ROME);
      engine.run();
      engine.restart();
      engine.passAll();
      assertThat(engine.find(trips, "1").orElseThrow()).isFinished().hasAttempts("charge", 3);
      assertThat(engine.now()).isEqualTo("2030-05-01T03:00:00Z");
    }
  }

  @Test
  void aNameThatNoStepHasIsRefused() {
    try (TestEngine engine = TestEngine.open(trips)) {
      assertThatThrownBy(() -> engine.step("chrage"))
          .hasMessage(
              "no flow has a step 'chrage'; there are [book-flight, book-hotel, book-guide, charge]");
      assertThatThrownBy(() -> engine.scripts(trips).undoOf("pay"))
          .hasMessage(
              "flow 'trip' has no step 'pay'; it has [book-flight, book-hotel, book-guide,"
                  + " charge]");
    }
  }

  @Test
  void anAnswerOfAnotherTypeFailsTheStepAndSaysWhatItMakes() {
    try (TestEngine engine = TestEngine.open(trips)) {
      engine.step("charge").answers(new Hotel("Ritz"));
      Instance<Ticket> trip = engine.start(trips, "1", ROME);
      engine.passAll();
      assertThat(trip)
          .isRolledBack()
          .failedBecause("step 'charge' of flow 'trip' makes travel.TripFlow$Ticket")
          .failedBecause("its script answers Hotel[name=Ritz] of travel.TripFlow$Hotel");
    }
  }

  @Test
  void aResultThatNeverComesIsNotWaitedFor() {
    try (TestEngine engine = TestEngine.open(trips)) {
      Instance<Ticket> trip = engine.start(trips, "1", ROME);
      trip.stop();
      assertThatThrownBy(trip::result).isInstanceOf(InstanceWaitsException.class);
    }
  }

  @Test
  void whatFailsTellsTheWholeStory() {
    try (TestEngine engine = TestEngine.open(trips)) {
      engine.step("charge").fails(new IllegalStateException("closed"));
      Instance<Ticket> trip = engine.start(trips, "1", ROME);
      engine.run();
      assertThatThrownBy(() -> assertThat(trip).hasPath("book-hotel", "charge"))
          .isInstanceOf(AssertionError.class)
          .hasMessage(
              """
              expected of instance '1' of flow 'trip': the path [book-hotel, charge]
              but there were [book-flight, book-hotel, charge]
                first difference: number 1 is 'book-flight', expected was 'book-hotel'
              instance '1' of flow 'trip' is RUNNING
                book-flight#1 SUCCEEDED at 2026-01-01T12:00:00Z, made {"number":"SF 4"}
                book-hotel#1 SUCCEEDED at 2026-01-01T12:00:00Z, made {"name":"Hotel Rome"}
                charge#1 WAITING at 2026-01-01T12:00:00Z, next attempt at 2026-01-01T13:00:00Z
                  attempt 1 at 2026-01-01T12:00:00Z threw java.lang.IllegalStateException: closed""");
      assertThatThrownBy(() -> assertThat(trip).isFinished())
          .hasMessageStartingWith(
              "expected of instance '1' of flow 'trip': to be FINISHED\nbut it is RUNNING\n");
      assertThatThrownBy(() -> assertThat(trip).hasAttempts("charge", 2))
          .hasMessageContaining("2 attempts of 'charge'\nbut there were 1");
      assertThatThrownBy(() -> assertThat(trip).passed("charge"))
          .hasMessageContaining("to have passed [charge]\nbut it passed [book-flight, book-hotel]");
      assertThatThrownBy(() -> assertThat(trip).neverEntered("charge"))
          .hasMessageContaining("never to enter [charge]");
      assertThatThrownBy(() -> assertThat(trip).isHeldAt("charge"))
          .hasMessageContaining("'charge' to be held\nbut it is not");
      assertThatThrownBy(() -> assertThat(trip).hasOutput("book-hotel", new Hotel("Ritz")))
          .hasMessageContaining(
              "'book-hotel' to make {\"name\":\"Ritz\"}\nbut it made {\"name\":\"Hotel Rome\"}");
    }
  }
}
