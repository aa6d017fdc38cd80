package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    if (Math.random() > 0.5) {
      return task(ReserveStock.class);
    }
    return task(CheckCard.class);
  }
}
