package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Inspect.class)
        .choice("size")
            .when("big", Order::big,
                choice("b")
                    .when("again", Inspection.class, Inspection::again, redirectTo(Inspect.class))
                    .otherwise(pass()))
            .otherwise(
                choice("s")
                    .when("again", Inspection.class, Inspection::again, redirectTo(Inspect.class))
                    .otherwise(pass()));
  }
}
