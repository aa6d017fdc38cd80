package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Pack.class)
        .choice("kind")
        .when("big", Order::big, pass())
        .otherwise(pass());
  }

  @Step(onFailure = FailurePolicy.HOLD)
  static class Pack {
    @Run void run(Order order) {}
  }
}
