package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("how")
            .when("big", Order::big, task(PackParcel.class).end())
            .when("on-account", Order::onAccount, end())
            .otherwise(task(CloseOrder.class).end());
  }
}
