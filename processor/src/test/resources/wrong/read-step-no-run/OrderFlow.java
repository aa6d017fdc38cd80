package flows;

import dev.surefoot.*;
import shop.*;

@Step(undo = UndoContract.NONE)
class Work {
  void work(Order order) {}
}

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(Work.class);
  }
}
