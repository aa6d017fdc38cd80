package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "pay", result = Integer.class)
final class PayFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Charge.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Charge {
    @Run Integer charge(Order order) { return order.total(); }
  }
}
