package flows;

import dev.surefoot.*;
import shop.*;

@Step(undo = UndoContract.NONE)
interface Work {
  @Run
  void work(Order order);
}

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(Work.class);
  }
}
