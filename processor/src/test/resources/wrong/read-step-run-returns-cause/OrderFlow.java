package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", onFailure = FailurePolicy.FAIL)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(ChargeCard.class);
  }

  @Override
  protected Body<Order> onFailure() {
    return task(Tell.class).task(Print.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Tell {
    @Run Cause tell(Cause cause) { return cause; }
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(Cause cause) {}
  }
}
