package shop.step;

import dev.surefoot.Attempt;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import shop.Ledger;
import shop.Order;

/** Sends the customer an invoice. */
@Step("send-invoice")
public final class SendInvoice {
  /** An invoice that was sent. */
  public record Invoice(String number, long cents) {}

  private final Ledger ledger;

  public SendInvoice(Ledger ledger) {
    this.ledger = ledger;
  }

  @Run
  public Invoice send(Order order, Payment payment, Attempt attempt) {
    ledger.write(attempt, "invoice " + payment.cents() + " for " + order.number());
    return new Invoice("invoice-" + order.number(), payment.cents());
  }

  /** Does not ask for the invoice, so it is also called when nobody knows whether it was sent. */
  @Undo
  public void cancel(Order order, Attempt attempt) {
    ledger.write(attempt, "cancel the invoice of " + order.number());
  }
}
