package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  OrderFlow() throws java.io.IOException {}

  @Override
  protected Body<Order> define() {
    return task(CheckCard.class);
  }
}
