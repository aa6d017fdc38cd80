package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("both", branch("mail", task(SendMail.class)), branch("pay", task(Pay.class)));
  }

  @Override
  protected Body<Order> onFailure() {
    return task(CloseOrder.class);
  }

  @Step(undo = UndoContract.IRREVERSIBLE, onFailure = FailurePolicy.HOLD)
  static class SendMail {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.NONE, onFailure = FailurePolicy.FAIL)
  static class Pay {
    @Run void run(Order order) {}
  }
}
