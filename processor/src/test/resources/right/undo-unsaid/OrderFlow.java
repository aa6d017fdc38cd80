package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(Charge.class).task("charge-again", Charge.class);
  }

  @Step
  static class Charge {
    @Run void run(Order order) {}

    @Undo void refund(Order order) {}
  }
}
