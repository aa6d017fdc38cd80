package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class);
  }
}

@Step(undo = UndoContract.NONE)
class Later {
  void work(Order order) {}
}
