package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("kind", Look.class)
        .when("big", Order::big, task(Pack.class))
        .otherwise(pass());
  }

  @Step(undo = UndoContract.NONE)
  static class Look {
    @Run void run(Order order) {}
  }

  @Step
  static class Pack {
    @Run void run(Order order) {}
  }
}
