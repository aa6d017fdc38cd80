package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("both",
        branch("make", task(MakePayment.class)),
        branch("take", task(TakePayment.class)));
  }

  record Payment(int amount) {}

  @Step(undo = UndoContract.NONE)
  static class MakePayment {
    @Run Payment make(Order order) { return new Payment(order.total()); }
  }

  @Step(undo = UndoContract.NONE)
  static class TakePayment {
    @Run void take(Order order, Payment payment) {}
  }
}
