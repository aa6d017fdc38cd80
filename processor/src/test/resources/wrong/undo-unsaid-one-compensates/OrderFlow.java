package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", onFailure = FailurePolicy.HOLD)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Pay.class).task(Pack.class);
  }

  @Step(undo = UndoContract.NONE, onFailure = FailurePolicy.COMPENSATE)
  static class Pay {
    @Run void run(Order order) {}
  }

  @Step
  static class Pack {
    @Run void run(Order order) {}
  }
}
