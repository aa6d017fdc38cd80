package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("size")
            .when("big", Order::big, task(CheckCard.class))
            .otherwise(pass())
        .subflow("refunding", new RefundFlow());
  }
}
