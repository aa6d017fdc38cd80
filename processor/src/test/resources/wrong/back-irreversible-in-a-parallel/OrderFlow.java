package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Count.class)
        .parallel(
            "both",
            branch("one", task("other", Count.class)),
            branch("two", task(SendMail.class)))
        .task(AskBank.class, backTo("count", 1));
  }

  @Step(undo = UndoContract.NONE, onFailure = FailurePolicy.HOLD)
  static class Count {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.NONE, onFailure = FailurePolicy.HOLD)
  static class AskBank {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.IRREVERSIBLE)
  static class SendMail {
    @Run void run(Order order) {}
  }
}
