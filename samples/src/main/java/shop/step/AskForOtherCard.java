package shop.step;

import dev.surefoot.Attempt;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;
import shop.Ledger;
import shop.Order;
import shop.step.CheckCard.CardCheck;

/**
 * Asks the customer for another card, until the customer has none left. A question needs no undo.
 */
@Step(value = "ask-for-other-card", undo = UndoContract.NONE)
public final class AskForOtherCard {
  /** The customer's second, third, ... card. */
  public record OtherCard(int card) {}

  private static final int CARDS = 3;

  private final Ledger ledger;

  public AskForOtherCard(Ledger ledger) {
    this.ledger = ledger;
  }

  @Run
  public OtherCard ask(Order order, CardCheck declined, Attempt attempt) {
    ledger.write(attempt, "ask " + order.customer() + " for another card");
    if (declined.card() == CARDS) {
      throw new IllegalStateException("all " + CARDS + " cards declined");
    }
    return new OtherCard(declined.card() + 1);
  }
}
