package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", onFailure = FailurePolicy.HOLD)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(ChargeCard.class);
  }

  @Override
  protected Body<Order> onFailure() {
    return task(CloseOrder.class).task(Fail.class);
  }

  @Step(undo = UndoContract.NONE, onFailure = FailurePolicy.FAIL)
  static class Fail {
    @Run void run(Order order) {}
  }
}
