package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", redirections = Redirections.ANY_SOUND)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("c").when("big", Order::big, redirectTo("c")).otherwise(task(CloseOrder.class));
  }
}
