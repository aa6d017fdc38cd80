package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("check", CheckCard.class)
        .when("again", Order::onAccount, redirectTo(ReserveStock.class))
        .otherwise(pass());
  }
}
