package guide;

import dev.surefoot.*;
import shop.*;

@Flow("payment")
final class PaymentFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    // begin body
    return task(ReserveStock.class)
        .choice("payment")
            .when("nothing-to-pay", order -> order.total() == 0, pass())
            .when("on-account", Order::onAccount, task(InvoiceLater.class))
            .otherwise(task(ChargeCard.class))
        .task(CloseOrder.class);
    // end body
  }
}
