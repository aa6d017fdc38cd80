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
    ledger.write(attempt, "invoice " + payment.cents() + " to " + order.customer());
    return new Invoice("invoice-" + order.number(), payment.cents());
  }

  @Undo
  public void cancel(Invoice invoice, Attempt attempt) {
    ledger.write(attempt, "cancel " + invoice.number());
  }
}
