package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", result = Receipt.class)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("big")
        .when("yes", Order::big, task(Print.class))
        .otherwise(task("print-small", Print.class));
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run Receipt print(Order order) { return new Receipt("1"); }
  }
}
