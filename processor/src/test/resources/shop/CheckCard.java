package shop;

import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;

@Step(undo = UndoContract.NONE)
public final class CheckCard {
  @Run
  public CardCheck run(Order order) {
    return new CardCheck(order.big());
  }
}
