package travel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.testing.CrashLaboratory;
import dev.surefoot.testing.CrashReport;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import travel.TripFlow.Ticket;
import travel.TripFlow.Trip;

class TripCrashTest {
  private static final Trip ROME = new Trip("Rome", true, 900);

  // begin laboratory
  private static BoundFlow<Trip, Ticket> trips(Agency agency) {
    return TripFlowBinding.of(
        new TripFlow.BookFlight(agency),
        new TripFlow.BookHotel(agency),
        new TripFlow.BookGuide(agency),
        new TripFlow.Charge(agency));
  }

  @Test
  void aTripIsBookedOnceWhereverTheProcessIsKilled() {
    CrashReport report =
        CrashLaboratory.of(Agency::new, TripCrashTest::trips, ROME)
            .scripted(scripts -> scripts.step("charge").fails(2, new IOException("no line")))
            .observing(Agency::book)
            .crashEverywhere();
    assertThat(report.runs()).isGreaterThan(20);
  }

  @Test
  void aTripThatCannotBePaidIsUndoneOnceHoweverOftenTheProcessIsKilled() {
    CrashLaboratory.of(Agency::new, TripCrashTest::trips, ROME)
        .scripted(scripts -> scripts.step("charge").fails(new IOException("no money")))
        .observing(Agency::book)
        .crashAtRandom(200, 42);
  }

  // end laboratory
}
