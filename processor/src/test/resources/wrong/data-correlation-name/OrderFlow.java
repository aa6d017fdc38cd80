package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Number.class)
        .await("paid", Paid.class, correlatedBy(Key.of(String.class, "code"), c -> c));
  }

  record Paid(int amount) {}

  @Step(undo = UndoContract.NONE)
  static class Number {
    @Run @Named("number") String number(Order order) { return order.id(); }
  }
}
