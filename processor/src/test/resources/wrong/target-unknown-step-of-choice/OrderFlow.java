package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("payment", CheckCard.class)
        .when("declined", CardCheck.class, CardCheck::declined, task(AskForOtherCard.class).redirectTo("check-card"))
        .otherwise(task(ChargeCard.class));
  }
}
