package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("decide", CheckCard.class)
            .when("declined", CardCheck.class, CardCheck::declined, task(AskForOtherCard.class))
            .otherwise(task(ChargeCard.class))
        .task(CloseOrder.class);
  }
}
