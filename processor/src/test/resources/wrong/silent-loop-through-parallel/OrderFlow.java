package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("ship", branch("a", pass()), branch("b", pass()))
        .choice("two")
            .when("on-account", Order::onAccount, redirectTo("ship"))
            .otherwise(task(PackParcel.class));
  }
}
