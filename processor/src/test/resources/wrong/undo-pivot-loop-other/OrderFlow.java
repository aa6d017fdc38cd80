package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(CheckCard.class)
        .choice("again")
        .when("big", Order::big, task(SendMail.class).redirectTo(CheckCard.class))
        .otherwise(pass());
  }

  @Step(undo = UndoContract.IRREVERSIBLE, onFailure = FailurePolicy.FAIL)
  static class SendMail {
    @Run void run(Order order) {}
  }
}
