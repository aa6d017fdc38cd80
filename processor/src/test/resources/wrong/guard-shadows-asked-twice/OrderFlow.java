package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("c")
        .when("big", Order::big, task(PackParcel.class))
        .when("large", Order::big, task(ShipParcel.class))
        .otherwise(pass());
  }
}
