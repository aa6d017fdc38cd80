package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("size")
        .when("big", Order::big,
            parallel("both",
                branch("check",
                    choice("account")
                        .when("known", Order::onAccount, task(InvoiceLater.class))
                        .otherwise(task(ChargeCard.class))),
                branch("pack", task(PackParcel.class))))
        .otherwise(task(ShipParcel.class));
  }
}
