package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Count.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Count {
    @Run Integer count(Order order, int before) { return before + 1; }
  }
}
