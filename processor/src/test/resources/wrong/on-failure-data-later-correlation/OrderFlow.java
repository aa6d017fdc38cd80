package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", onFailure = FailurePolicy.FAIL)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return await("paid", Integer.class, correlatedBy(String.class, reason -> reason)).task(Print.class);
  }

  @Override
  protected Body<Order> onFailure() {
    return task(Read.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(Integer sum) {}
  }

  @Step(undo = UndoContract.NONE)
  static class Read {
    @Run String read(Cause cause) { return cause.message(); }
  }
}
