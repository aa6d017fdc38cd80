package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("first")
            .when("big", Order::big, redirectTo(PackParcel.class))
            .otherwise(pass())
        .choice("second")
            .when("on-account", Order::onAccount, task(ReserveStock.class).task(PackParcel.class))
            .otherwise(task(ChargeCard.class))
        .task(CloseOrder.class);
  }
}
