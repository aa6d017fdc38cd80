package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("reserve-stock")
            .when("big", Order::big, task(PackParcel.class))
            .otherwise(pass());
  }
}
