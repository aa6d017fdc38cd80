package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(CheckCard.class)
        .choice("ask")
            .when("known", Order::onAccount, pass())
            .otherwise(task(ReserveStock.class))
        .choice("card")
            .when("declined", CardCheck.class, CardCheck::declined, task(AskForOtherCard.class))
            .otherwise(task(ChargeCard.class));
  }
}
