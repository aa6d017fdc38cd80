package shop;

import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;

@Step("reserve-stock")
public final class ReserveStock {
  @Run
  public String run(Order order) {
    return order.id();
  }

  @Undo
  public void release(Order order, String made) {}
}
