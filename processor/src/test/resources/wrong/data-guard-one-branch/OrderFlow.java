package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("ask")
            .when("known", Order::onAccount, pass())
            .otherwise(task(CheckCard.class))
        .choice("card")
            .when("declined", CardCheck.class, CardCheck::declined, task(AskForOtherCard.class))
            .otherwise(task(ChargeCard.class));
  }
}
