package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Look.class)
        .task(SendMail.class)
        .task(Close.class)
        .choice("again")
        .when("big", Order::big, redirectTo(Look.class))
        .otherwise(pass());
  }

  @Step(undo = UndoContract.NONE)
  static class Look {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.IRREVERSIBLE, onFailure = FailurePolicy.HOLD)
  static class SendMail {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.NONE)
  static class Close {
    @Run void run(Order order) {}
  }
}
