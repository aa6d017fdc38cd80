package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Charge.class);
  }

  @Step(undo = UndoContract.NONE, attempts = Step.UNLIMITED, backoff = "0s")
  static class Charge {
    @Run void run(Order order) {}
  }
}
