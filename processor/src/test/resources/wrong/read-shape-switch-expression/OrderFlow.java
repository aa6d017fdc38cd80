package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return switch (hashCode()) {
      case 1 -> task(ReserveStock.class);
      default -> task(CheckCard.class);
    };
  }
}
