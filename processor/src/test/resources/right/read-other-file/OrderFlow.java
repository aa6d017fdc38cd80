package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return start(task(ReserveStock.class)).task(CloseOrder.class);
  }

  private static Open<Order> start(Open<Order> before) {
    return before.task(PackParcel.class);
  }
}
