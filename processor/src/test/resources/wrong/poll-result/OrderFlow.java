package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Charge.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Charge {
    @Run String submit(Order order) { return order.id(); }

    @Poll(every = "5s")
    boolean done(String id) { return true; }
  }
}
