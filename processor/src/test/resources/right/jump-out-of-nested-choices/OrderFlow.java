package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("outer")
            .when("big", Order::big,
                choice("middle")
                    .when("on-account", Order::onAccount,
                        choice("inner", Inspect.class)
                            .when("again", Inspection.class, Inspection::again, redirectTo(ReserveStock.class))
                            .otherwise(pass()))
                    .otherwise(pass()))
            .otherwise(pass())
        .task(CloseOrder.class);
  }
}
