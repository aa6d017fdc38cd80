package flows;

import dev.surefoot.*;
import java.io.IOException;
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
      retryOn = IOException.class)
  static class Charge {
    @Run void run(Order order) {}
  }
}
