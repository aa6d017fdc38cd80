package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", onFailure = FailurePolicy.FAIL)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(ChargeCard.class, backTo("close-order", 2));
  }

  @Override
  protected Body<Order> onFailure() {
    return task(CloseOrder.class);
  }
}
