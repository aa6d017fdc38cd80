package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return checked(task(ReserveStock.class));
  }

  private Open<Order> checked(Open<Order> before) {
    return task(CheckCard.class);
  }
}
