package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", onFailure = FailurePolicy.FAIL)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(ChargeCard.class);
  }

  @Override
  protected Body<Order> onFailure() {
    return task(SendInvoice.class).task(CloseOrder.class, backTo(ReserveStock.class, 2));
  }
}
