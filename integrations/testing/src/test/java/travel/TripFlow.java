package travel;

import dev.surefoot.Attempt;
import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;

/**
 * Books a trip: flight and hotel beside each other, then the card, and a guide if one is wanted.
 */
@Flow(value = "trip", result = TripFlow.Ticket.class)
public final class TripFlow extends FlowDefinition<TripFlow.Trip> {
  @Override
  protected Body<Trip> define() {
    return parallel(
            "book", branch("there", task(BookFlight.class)), branch("stay", task(BookHotel.class)))
        .choice("guide")
        .when("wanted", Trip::guided, task(BookGuide.class))
        .otherwise(pass())
        .task(Charge.class);
  }

  /** What is asked for. */
  public record Trip(String city, boolean guided, int euros) {}

  /** A flight that was booked. */
  public record Flight(String number) {}

  /** A hotel that was booked. */
  public record Hotel(String name) {}

  /** What the traveller gets. */
  public record Ticket(String text) {}

  /** Books a flight. */
  @Step("book-flight")
  public static final class BookFlight {
    private final Agency agency;

    public BookFlight(Agency agency) {
      this.agency = agency;
    }

    @Run
    Flight book(Trip trip, Attempt attempt) {
      agency.once(attempt, "flight to " + trip.city());
      return new Flight("SF " + trip.city().length());
    }

    @Undo
    void cancel(Flight made, Attempt attempt) {
      agency.once(attempt, "no flight " + made.number());
    }
  }

  /** Books a hotel. */
  @Step("book-hotel")
  public static final class BookHotel {
    private final Agency agency;

    public BookHotel(Agency agency) {
      this.agency = agency;
    }

    @Run
    Hotel book(Trip trip, Attempt attempt) {
      agency.once(attempt, "hotel in " + trip.city());
      return new Hotel("Hotel " + trip.city());
    }

    @Undo
    void cancel(Hotel made, Attempt attempt) {
      agency.once(attempt, "no " + made.name());
    }
  }

  /** Books a guide, who is not asked for twice in a minute. */
  @Step(value = "book-guide", timeout = "1m")
  public static final class BookGuide {
    private final Agency agency;

    public BookGuide(Agency agency) {
      this.agency = agency;
    }

    @Run
    void book(Trip trip, Attempt attempt) {
      agency.once(attempt, "guide in " + trip.city());
    }

    @Undo
    void cancel(Trip trip, Attempt attempt) {
      agency.once(attempt, "no guide in " + trip.city());
    }
  }

  /** Takes the money, and tries again for some hours if the bank does not answer. */
  @Step(value = "charge", attempts = 4, backoff = "1h", maxBackoff = "1d")
  public static final class Charge {
    private final Agency agency;

    public Charge(Agency agency) {
      this.agency = agency;
    }

    @Run
    Ticket charge(Trip trip, Flight flight, Hotel hotel, Attempt attempt) {
      agency.once(attempt, trip.euros() + " euros");
      return new Ticket(flight.number() + ", " + hotel.name());
    }

    @Undo
    void refund(Trip trip, Attempt attempt) {
      agency.once(attempt, "back " + trip.euros() + " euros");
    }
  }
}
