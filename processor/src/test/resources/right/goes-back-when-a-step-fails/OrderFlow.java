package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(Charge.class).task(CloseBooks.class);
  }

  record Payment(int amount) {}

  @Step
  static class Charge {
    @Run Payment charge(Order order) { return new Payment(order.total()); }

    @Undo void refund(Order order, Payment payment, Cause cause) {}
  }

  @Step(undo = UndoContract.NONE)
  static class CloseBooks {
    @Run void close(Order order) {
      if (order.big()) {
        throw new IllegalStateException("books already closed");
      }
    }
  }
}
