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
    return await("paid", Integer.class, correlatedBy(Cause.class, Cause::message)).task(Print.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(Integer sum) {}
  }
}
