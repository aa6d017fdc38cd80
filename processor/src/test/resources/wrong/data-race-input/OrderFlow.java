package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("both",
        branch("change", task(Change.class)),
        branch("pack", task(PackParcel.class)));
  }

  @Step(undo = UndoContract.NONE)
  static class Change {
    @Run Order change(Order order) { return new Order(order.id(), 1); }
  }
}
