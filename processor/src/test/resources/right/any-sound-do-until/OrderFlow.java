package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", redirections = Redirections.ANY_SOUND)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("until", Inspect.class)
            .when("done", Inspection.class, i -> i.times() > 4, pass())
            .otherwise(redirectTo(ReserveStock.class))
        .task(CloseOrder.class);
  }
}
