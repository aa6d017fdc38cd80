package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", onFailure = FailurePolicy.FAIL)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(CloseOrder.class);
  }

  @Override
  protected Body<Order> onFailure() {
    return System.currentTimeMillis() > 0 ? task(ChargeCard.class) : pass();
  }
}
