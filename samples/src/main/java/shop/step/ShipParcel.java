package shop.step;

import dev.surefoot.Attempt;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import shop.Ledger;
import shop.Order;
import shop.step.PackParcel.Parcel;

/** Hands the parcel to the carrier. */
@Step("ship-parcel")
public final class ShipParcel {
  /** A parcel on its way. */
  public record Shipment(String tracking) {}

  private final Ledger ledger;

  public ShipParcel(Ledger ledger) {
    this.ledger = ledger;
  }

  @Run
  public Shipment ship(Order order, Parcel parcel, Attempt attempt) {
    ledger.write(attempt, "ship " + parcel.label());
    order.unless("carrier on strike");
    return new Shipment("track-" + order.number());
  }

  /** Does not ask for the shipment, so it is also called when nobody knows whether it went. */
  @Undo
  public void recall(Order order, Attempt attempt) {
    ledger.write(attempt, "recall the parcel of " + order.number());
  }
}
