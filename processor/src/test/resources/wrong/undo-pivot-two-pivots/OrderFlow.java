package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(SendMail.class).task(SendInvoice.class).task(Tell.class);
  }

  @Step(undo = UndoContract.IRREVERSIBLE, onFailure = FailurePolicy.HOLD)
  static class SendMail {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.IRREVERSIBLE, onFailure = FailurePolicy.HOLD)
  static class Tell {
    @Run void run(Order order) {}
  }
}
