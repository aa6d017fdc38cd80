package flows;

import dev.surefoot.*;
import shop.*;

@Step
class Work {
  @Run
  void work(Order order) {}

  @Undo
  void undo(Order order) {}

  @Undo
  void forget(Order order) {}
}

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(Work.class);
  }
}
