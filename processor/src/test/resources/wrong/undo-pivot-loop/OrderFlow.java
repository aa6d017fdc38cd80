package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(SendMail.class)
        .choice("again")
        .when("big", Order::big, redirectTo(SendMail.class))
        .otherwise(pass());
  }

  @Step(undo = UndoContract.IRREVERSIBLE)
  static class SendMail {
    @Run void run(Order order) {}
  }
}
