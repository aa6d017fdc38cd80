package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", redirections = Redirections.ANY_SOUND)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("inspect", Inspect.class)
            .when("enough", Inspection.class, i -> !i.again(), pass())
            .otherwise(redirectTo(ReserveStock.class));
  }
}
