package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("c")
        .when("big", Order::big, task(CloseOrder.class))
        .otherwise(task(ReserveStock.class));
  }
}
