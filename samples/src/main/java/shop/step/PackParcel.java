package shop.step;

import dev.surefoot.Attempt;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import shop.Ledger;
import shop.Order;
import shop.step.ReserveStock.Reservation;

/** Packs what was set aside. */
@Step("pack-parcel")
public final class PackParcel {
  /** A parcel, ready to go. */
  public record Parcel(String label, int pieces) {}

  private final Ledger ledger;

  public PackParcel(Ledger ledger) {
    this.ledger = ledger;
  }

  @Run
  public Parcel pack(Order order, Reservation reservation, Attempt attempt) {
    ledger.write(attempt, "pack " + reservation.pieces() + " pieces for " + order.number());
    order.unless("address unknown");
    return new Parcel(order.number() + ", " + order.city(), reservation.pieces());
  }

  /** Does not ask for the parcel, so it is also called when nobody knows whether it was packed. */
  @Undo
  public void unpack(Order order, Attempt attempt) {
    ledger.write(attempt, "unpack the parcel of " + order.number());
  }
}
