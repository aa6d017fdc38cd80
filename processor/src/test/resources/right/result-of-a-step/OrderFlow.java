package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", result = Receipt.class)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(Print.class).task(CloseOrder.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run Receipt print(Order order) { return new Receipt(order.id()); }
  }
}
