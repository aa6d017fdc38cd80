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

  @Step
  static class Ship {
    @Run void ship(Order order, Payment payment) {}

    @Undo void back(Order order, Payment payment) {}
  }
}
