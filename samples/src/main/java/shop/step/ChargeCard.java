package shop.step;

import dev.surefoot.Attempt;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import shop.Ledger;
import shop.Order;

/** Takes the money from the customer's card. */
@Step("charge-card")
public final class ChargeCard {
  private final Ledger ledger;

  public ChargeCard(Ledger ledger) {
    this.ledger = ledger;
  }

  @Run
  public Payment charge(Order order, Attempt attempt) {
    ledger.write(attempt, "charge " + order.total() + " for " + order.number());
    return new Payment("card", order.total());
  }

  @Undo
  public void refund(Order order, Payment payment, Attempt attempt) {
    ledger.write(attempt, "refund " + payment.cents() + " for " + order.number());
  }
}
