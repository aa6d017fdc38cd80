package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(CheckCard.class)
        .parallel("both",
            branch("one", subflow("refunding", new RefundFlow())),
            branch("other", task(Print.class)));
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run Receipt print(Order order) { return new Receipt(order.id()); }
  }

}
