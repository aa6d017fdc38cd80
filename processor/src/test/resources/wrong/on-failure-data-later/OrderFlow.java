package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", onFailure = FailurePolicy.FAIL)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Print.class).task(ChargeCard.class);
  }

  @Override
  protected Body<Order> onFailure() {
    return task(Read.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(String reason) {}
  }

  @Step(undo = UndoContract.NONE)
  static class Read {
    @Run String read(Cause cause) { return cause.message(); }
  }
}
