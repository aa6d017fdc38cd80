package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(Work.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Work {
    @Run
    void work(Order order) {}
  }
}
