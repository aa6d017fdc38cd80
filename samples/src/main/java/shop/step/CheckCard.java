package shop.step;

import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;
import java.util.Optional;
import shop.Order;
import shop.step.AskForOtherCard.OtherCard;

/** Asks the bank whether a card is good; it changes nothing, so there is nothing to undo. */
@Step(value = "check-card", undo = UndoContract.NONE)
public final class CheckCard {
  /** What the bank says of the customer's first, second, ... card. */
  public record CardCheck(int card, boolean declined) {}

  @Run
  public CardCheck check(Order order, Optional<OtherCard> other) {
    int card = other.map(OtherCard::card).orElse(1);
    return new CardCheck(card, card <= order.declines());
  }
}
