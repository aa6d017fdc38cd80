package flows;

import dev.surefoot.*;
import shop.*;

@Step(undo = UndoContract.NONE)
class Work {
  @Run
  Made work(Order order) {
    return new Made();
  }

  private static class Made {}
}

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(Work.class);
  }
}
