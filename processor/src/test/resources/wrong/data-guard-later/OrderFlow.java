package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("card")
            .when("declined", CardCheck.class, CardCheck::declined, task(AskForOtherCard.class))
            .otherwise(pass())
        .task(CheckCard.class);
  }
}
