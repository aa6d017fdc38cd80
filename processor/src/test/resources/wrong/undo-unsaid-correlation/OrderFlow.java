package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Pack.class)
        .await("paid", Paid.class, correlatedBy(Order::id));
  }

  record Paid(int amount) {}

  @Step(onFailure = FailurePolicy.HOLD)
  static class Pack {
    @Run void run(Order order) {}
  }
}
