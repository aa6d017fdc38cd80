package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("payment")
        .when("on-account", Order::onAccount, task(InvoiceLater.class))
        .otherwise(task(ChargeCard.class));
  }
}
