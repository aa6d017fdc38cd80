package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", onFailure = FailurePolicy.FAIL)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(CheckCard.class).task(ChargeCard.class);
  }

  @Override
  protected Body<Order> onFailure() {
    return choice("check")
        .when("declined", CardCheck.class, CardCheck::declined, task(SendInvoice.class))
        .otherwise(task(CloseOrder.class));
  }
}
