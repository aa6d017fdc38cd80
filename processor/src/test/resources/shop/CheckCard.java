package shop;

import dev.surefoot.Run;
import dev.surefoot.Step;

@Step
public final class CheckCard {
  @Run
  public CardCheck run(Order order) {
    return new CardCheck(order.big());
  }
}
