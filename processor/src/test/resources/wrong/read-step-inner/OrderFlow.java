package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Step(undo = UndoContract.NONE)
  class Work {
    @Run
    void work(Order order) {}
  }

  @Override
  protected Body<Order> define() {
    return task("once", Work.class).task("twice", Work.class);
  }
}
