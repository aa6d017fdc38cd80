package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("payment")
            .when("on-account", Order::onAccount, task(InvoiceLater.class))
            .otherwise(task(MakePayment.class))
        .task(TakePayment.class);
  }

  record Payment(int amount) {}

  @Step(undo = UndoContract.NONE)
  static class MakePayment {
    @Run Payment make(Order order) { return new Payment(order.total()); }
  }

  @Step(undo = UndoContract.NONE)
  static class TakePayment {
    @Run void take(Order order, Optional<Payment> payment) {}
  }
}
