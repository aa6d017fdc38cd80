package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .task("again", ReserveStock.class)
        .choice("inspect", Inspect.class)
            .when("short", Inspection.class, Inspection::again, redirectTo("again"))
            .otherwise(pass());
  }
}
