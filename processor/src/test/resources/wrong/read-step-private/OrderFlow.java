package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Step(undo = UndoContract.NONE)
  private static class Work {
    @Run
    void work(Order order) {}
  }

  @Override
  protected Body<Order> define() {
    return choice("c", Work.class).otherwise(pass());
  }
}
