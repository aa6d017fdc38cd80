package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class);
  }

  @Step(undo = UndoContract.NONE)
  private static class Hidden {
    @Run
    protected void work(Order order) {}
  }
}

@Step
class Later {
  @Run
  void work(Order order, Receipt receipt) {}
}
