package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("payment")
            .when("on-account", Order::onAccount, pass())
            .otherwise(task(MakePayment.class))
        .parallel("both",
            branch("a", task(TakePayment.class)),
            branch("b", task(AlsoTakePayment.class)));
  }

  record Payment(int amount) {}

  record Parcel(int weight) {}

  @Step(undo = UndoContract.NONE)
  static class MakePayment {
    @Run Payment make(Order order) { return new Payment(order.total()); }
  }

  @Step(undo = UndoContract.NONE)
  static class TakePayment {
    @Run void take(Order order, Payment payment) {}
  }

  @Step(undo = UndoContract.NONE)
  static class AlsoTakePayment {
    @Run void take(Payment paid) {}
  }
}
