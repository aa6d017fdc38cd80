package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", result = Order.class)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class);
  }
}
