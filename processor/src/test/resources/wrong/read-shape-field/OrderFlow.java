package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  private final Open<Order> start = task(ReserveStock.class);

  @Override
  protected Body<Order> define() {
    return start.task(CheckCard.class);
  }
}
