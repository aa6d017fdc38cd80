package flows;

import dev.surefoot.*;
import shop.*;

@Flow("Order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class);
  }
}
