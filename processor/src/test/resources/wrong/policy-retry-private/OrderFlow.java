package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Charge.class);
  }

  @Step(
      undo = UndoContract.NONE,
      attempts = 3,
      retryOn = Charge.Busy.class)
  static class Charge {
    private static final class Busy extends RuntimeException {
      private static final long serialVersionUID = 1;
    }

    @Run void run(Order order) {}
  }
}
