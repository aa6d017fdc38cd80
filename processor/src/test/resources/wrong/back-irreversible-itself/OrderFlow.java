package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Count.class).task(SendMail.class, backTo("count", 1));
  }

  @Step(undo = UndoContract.NONE)
  static class Count {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.IRREVERSIBLE, onFailure = FailurePolicy.HOLD)
  static class SendMail {
    @Run void run(Order order) {}
  }
}
