package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Work.class);
  }

  @Step(value = "work_hard", undo = UndoContract.NONE)
  static class Work {
    @Run void work(Order order) {}
  }
}
