package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Charge.class);
  }

  @Step(undo = UndoContract.NONE, attempts = 5, backoff = "1s", maxBackoff = "1m")
  static class Charge {
    @Run void run(Order order) {}
  }
}
