package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(MakePayment.class).task(Ship.class);
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

  @Step
  static class Ship {
    @Run Receipt ship(Order order) { return new Receipt(order.id()); }

    @Undo void back(Payment payment, Receipt made) {}
  }
}
