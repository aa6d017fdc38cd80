package travel;

import static dev.surefoot.testing.InstanceAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Instance;
import dev.surefoot.testing.TestEngine;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import travel.TripFlow.Ticket;
import travel.TripFlow.Trip;

class TripFlowTest {
  private static final Trip ROME = new Trip("Rome", true, 900);

  // begin engine
  private final Agency agency = new Agency();
  private final BoundFlow<Trip, Ticket> trips =
      TripFlowBinding.of(
          new TripFlow.BookFlight(agency),
          new TripFlow.BookHotel(agency),
          new TripFlow.BookGuide(agency),
          new TripFlow.Charge(agency));
  private final TestEngine engine = TestEngine.open(trips);

  @AfterEach
  void close() {
    engine.close();
  }

  // end engine

  // begin first
  @Test
  void aTripIsBookedAndPaid() {
    Instance<Ticket> trip = engine.start(trips, "1", ROME);
    engine.run();

    assertThat(trip)
        .hasResult(new Ticket("SF 4, Hotel Rome"))
        .hasPath("book-flight", "book-hotel", "book-guide", "charge");
  }

  // end first

  // begin retry
  @Test
  void aBankThatDoesNotAnswerIsAskedAgainForHours() {
    engine.step("charge").fails(2, new IOException("no line"));
    Instance<Ticket> trip = engine.start(trips, "1", ROME);

    engine.run();
    assertThat(trip).isWaitingAt("charge").hasAttempts("charge", 1);

    engine.pass(Duration.ofHours(1));
    assertThat(trip).hasAttempts("charge", 2);

    engine.passAll(); // two hours more
    assertThat(trip).isFinished().hasAttempts("charge", 3);
    assertThat(engine.now()).isEqualTo("2026-01-01T15:00:00Z");
  }

  // end retry

  // begin undo
  @Test
  void withoutMoneyNothingIsBooked() {
    engine.step("charge").fails(new IOException("no money"));
    Instance<Ticket> trip = engine.start(trips, "1", ROME);
    engine.passAll();

    assertThat(trip)
        .isRolledBack()
        .failedBecause("no money")
        .undid("charge", "book-guide", "book-hotel", "book-flight")
        .leftNothingDone();
  }

  // end undo

  // begin time
  @Test
  void aGuideWhoDoesNotAnswerInAMinuteIsNotBooked() {
    engine.step("book-guide").takes(Duration.ofHours(2));
    Instance<Ticket> trip = engine.start(trips, "1", ROME);

    engine.pass(Duration.ofSeconds(59));
    assertThat(trip).isRunningAt("book-guide");

    engine.pass(Duration.ofSeconds(1));
    assertThat(trip).isRolledBack().failedBecause("longer than 1 minute");
  }

  // end time

  // begin crash
  @Test
  void theNextProcessGoesOnWhereAKilledOneWas() {
    engine.step("charge").fails(1, new IOException("no line"));
    engine.start(trips, "1", ROME);
    engine.run();
    engine.crash();

    engine.pass(Duration.ofHours(1));
    assertThat(engine.find(trips, "1").orElseThrow()).isFinished().hasAttempts("charge", 2);
    assertThat(agency.book()).containsOnlyOnce("flight to Rome", "900 euros");
  }
  // end crash
}
