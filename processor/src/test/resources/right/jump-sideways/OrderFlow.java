package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("c")
        .when("big", Order::big, task(ReserveStock.class).redirectTo(ShipParcel.class))
        .when("on-account", Order::onAccount, task(PackParcel.class).task(ShipParcel.class))
        .otherwise(task(CloseOrder.class));
  }
}
