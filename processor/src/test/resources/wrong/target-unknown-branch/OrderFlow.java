package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("first")
            .when("small", o -> !o.big(), task(PackParcel.class))
            .otherwise(pass())
        .choice("c")
            .when("big", Order::big, redirectTo("small"))
            .otherwise(pass());
  }
}
