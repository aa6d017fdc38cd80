package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("check", Inspect.class)
        .when("again", Inspection.class, Inspection::again, redirectTo(ReserveStock.class))
        .otherwise(pass());
  }
}
