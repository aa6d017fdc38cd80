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
    return choice("dear")
        .when("yes", Cause.class, cause -> cause.step().isEmpty(), task(SendInvoice.class))
        .otherwise(task(CloseOrder.class));
  }
}
