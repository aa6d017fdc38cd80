package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(SendMail.class).task(Issue.class).task(Pay.class);
  }

  @Override
  protected Body<Order> onFailure() {
    return task(Tell.class).task(CloseOrder.class);
  }

  @Step(undo = UndoContract.IRREVERSIBLE)
  static class SendMail {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.NONE)
  static class Issue {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.NONE, onFailure = FailurePolicy.FAIL)
  static class Pay {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.NONE)
  static class Tell {
    @Run void run(Cause cause) {}
  }
}
