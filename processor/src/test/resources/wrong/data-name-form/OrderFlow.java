package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Bill.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Bill {
    @Run @Named("Billing address") String bill(Order order) { return "x"; }
  }
}
