package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  private OrderFlow() {}

  OrderFlow(String name) {}

  @Override
  protected Body<Order> define() {
    return task(CheckCard.class);
  }
}
