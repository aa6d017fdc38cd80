package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  private final boolean careful = Boolean.getBoolean("careful");

  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .task(CheckCard.class)
        .task(
            ChargeCard.class,
            careful ? backTo(ReserveStock.class, 1) : backTo(CheckCard.class, 2));
  }
}
