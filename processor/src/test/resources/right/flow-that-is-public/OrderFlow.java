package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
public final class OrderFlow extends FlowDefinition<Order> {
  public OrderFlow() {}

  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(CloseOrder.class);
  }
}
