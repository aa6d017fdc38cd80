package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Charge.class);
  }

  @Step(undo = UndoContract.NONE, maxBackoff = "30s")
  static class Charge {
    @Run void run(Order order) {}
  }
}
