package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(SendMail.class)
        .await("approval", Integer.class, after("3d", task(CloseOrder.class)))
        .task("last", Note.class);
  }

  @Step(undo = UndoContract.IRREVERSIBLE, onFailure = FailurePolicy.HOLD)
  static class SendMail {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.NONE, onFailure = FailurePolicy.HOLD)
  static class Note {
    @Run void run(Order order) {}
  }
}
