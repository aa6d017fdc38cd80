package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("known")
            .when("on-account", Order::onAccount, redirectTo(CloseOrder.class))
            .otherwise(task(ChargeCard.class))
        .task(PackParcel.class)
        .task(CloseOrder.class);
  }
}
