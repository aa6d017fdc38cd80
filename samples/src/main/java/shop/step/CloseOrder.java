package shop.step;

import dev.surefoot.Attempt;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;
import shop.Ledger;
import shop.Order;
import shop.step.SendInvoice.Invoice;
import shop.step.ShipParcel.Shipment;

/** Closes the order; it is the last step, so there is never anything to undo after it. */
@Step(value = "close-order", undo = UndoContract.NONE)
public final class CloseOrder {
  /** What the customer keeps. */
  public record Receipt(String order, String invoice, String tracking, long cents) {}

  private final Ledger ledger;

  public CloseOrder(Ledger ledger) {
    this.ledger = ledger;
  }

  @Run
  public Receipt close(Order order, Invoice invoice, Shipment shipment, Attempt attempt) {
    ledger.write(attempt, "close " + order.number());
    order.unless("books already closed");
    return new Receipt(order.number(), invoice.number(), shipment.tracking(), invoice.cents());
  }
}
