package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("c", TakePayment.class)
            .when("big", Order::big, task(MakePayment.class))
            .otherwise(pass());
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
