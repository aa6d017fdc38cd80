package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class);
  }
}

@Step(undo = UndoContract.IRREVERSIBLE)
class Later {
  @Run void work(Order order) {}

  @Undo void undo(Order order) {}
}
