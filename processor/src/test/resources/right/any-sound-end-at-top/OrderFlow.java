package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", redirections = Redirections.ANY_SOUND)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("look", Inspect.class)
            .when("again", Inspection.class, Inspection::again, redirectTo("look"))
            .otherwise(task(CloseOrder.class))
        .end();
  }
}
