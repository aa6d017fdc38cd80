package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", result = Receipt.class)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("both",
        branch("one", task("print-one", Print.class)),
        branch("two", task("print-two", Print.class)));
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run Receipt print(Order order) { return new Receipt(order.id()); }
  }
}
