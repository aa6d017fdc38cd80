package shop.step;

import dev.surefoot.Attempt;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import shop.Ledger;
import shop.Order;

/** Puts the sum on the customer's account. */
@Step("invoice-later")
public final class InvoiceLater {
  private final Ledger ledger;

  public InvoiceLater(Ledger ledger) {
    this.ledger = ledger;
  }

  @Run
  public Payment debit(Order order, Attempt attempt) {
    ledger.write(attempt, "debit " + order.total() + " to " + order.customer());
    return new Payment("account", order.total());
  }

  @Undo
  public void credit(Order order, Payment payment, Attempt attempt) {
    ledger.write(attempt, "credit " + payment.cents() + " to " + order.customer());
  }
}
