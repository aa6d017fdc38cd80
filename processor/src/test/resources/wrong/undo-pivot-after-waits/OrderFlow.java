package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("ship", branch("mail", task(SendMail.class)), branch("pack", task(Note.class)))
        .task("one", Note.class)
        .task("two", Note.class)
        .task("three", Note.class)
        .pause("cool-off", "14d")
        .task("four", Note.class)
        .task("five", Note.class)
        .task("six", Note.class)
        .task("seven", Note.class)
        .await("approval", Integer.class)
        .task(CloseOrder.class);
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
