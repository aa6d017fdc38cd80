package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return part(task(CheckCard.class), this);
  }

  private Open<Order> part(Open<Order> before, Object other) {
    return before;
  }

  private Open<Order> part(Body<Order> before, OrderFlow other) {
    return task(PackParcel.class);
  }
}
