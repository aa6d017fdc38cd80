package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(SendMail.class).task(Close.class);
  }

  @Step(undo = UndoContract.IRREVERSIBLE)
  static class SendMail {
    @Run void run(Order order) {}
  }

  @Step(
      undo = UndoContract.NONE,
      attempts = Step.UNLIMITED,
      backoff = "1s",
      retryOn = IllegalStateException.class)
  static class Close {
    @Run void run(Order order) {}
  }
}
