package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("c")
            .when("big", Order::big, redirectTo(PackParcel[].class))
            .otherwise(pass());
  }
}
