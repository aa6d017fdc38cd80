package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", result = Receipt.class)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(CloseOrder.class);
  }
}
