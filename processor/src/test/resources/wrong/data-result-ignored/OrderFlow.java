package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", result = Receipt.class, onFailure = FailurePolicy.IGNORE)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Charge.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Charge {
    @Run Receipt charge(Order order) { return new Receipt(order.id()); }
  }
}
