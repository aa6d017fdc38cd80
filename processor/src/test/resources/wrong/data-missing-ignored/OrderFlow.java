package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Charge.class).task(Print.class);
  }

  @Step(undo = UndoContract.NONE, onFailure = FailurePolicy.IGNORE)
  static class Charge {
    @Run Integer charge(Order order) { return order.total(); }
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(Integer sum) {}
  }
}
