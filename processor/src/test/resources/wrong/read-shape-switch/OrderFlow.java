package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    switch (hashCode()) {
      case 1:
        return task(ReserveStock.class);
      default:
        return task(CheckCard.class);
    }
  }
}
