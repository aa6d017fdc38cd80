package flows;

import dev.surefoot.*;
import shop.*;

@Step(undo = UndoContract.NONE)
class Work {
  @Run static void work(Order order) {}
}

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Work.class).task("again", Work.class);
  }
}

@Flow("other")
final class OtherFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(Work.class);
  }
}
