package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("one")
            .when("big", Order::big, task(ReserveStock.class))
            .otherwise(pass())
        .choice("two")
            .when("big", Order::big, task(PackParcel.class))
            .otherwise(pass())
        .choice("three")
            .when("on-account", Order::onAccount, task(InvoiceLater.class))
            .otherwise(task(ChargeCard.class));
  }
}
