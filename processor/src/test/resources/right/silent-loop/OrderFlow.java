package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", redirections = Redirections.ANY_SOUND)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("c", Inspect.class)
        .when("again", Inspection.class, Inspection::again, redirectTo("c"))
        .otherwise(task(CloseOrder.class));
  }
}
