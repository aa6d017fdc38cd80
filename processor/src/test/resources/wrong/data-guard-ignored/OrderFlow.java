package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Charge.class)
        .choice("sum")
            .when("large", Integer.class, sum -> sum > 1000, task(SendInvoice.class))
            .otherwise(task(CloseOrder.class));
  }

  @Step(undo = UndoContract.NONE, onFailure = FailurePolicy.IGNORE)
  static class Charge {
    @Run Integer charge(Order order) { return order.total(); }
  }
}
