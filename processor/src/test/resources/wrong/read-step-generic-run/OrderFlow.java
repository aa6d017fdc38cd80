package flows;

import dev.surefoot.*;
import shop.*;

@Step(undo = UndoContract.NONE)
class Work {
  @Run
  <T> void work(T order) {}
}

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(Work.class);
  }
}
