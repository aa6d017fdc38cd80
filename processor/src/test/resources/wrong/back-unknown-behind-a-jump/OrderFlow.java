package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("check")
            .when("big", Order::big, redirectTo(ReserveStock.class))
            .otherwise(pass())
        .task(ChargeCard.class, backTo("pick", 2));
  }
}
