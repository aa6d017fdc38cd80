package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("outer")
        .when("big", Order::big,
            choice("middle")
                .when("on-account", Order::onAccount,
                    choice("inner", CheckCard.class)
                        .when("declined", CardCheck.class, CardCheck::declined,
                            task(AskForOtherCard.class))
                        .otherwise(task(ChargeCard.class)))
                .otherwise(task(InvoiceLater.class)))
        .otherwise(
            choice("small")
                .when("tiny", o -> o.total() < 5, pass())
                .otherwise(task(SendInvoice.class)));
  }
}
