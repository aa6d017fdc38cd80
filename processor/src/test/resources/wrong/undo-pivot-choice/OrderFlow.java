package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("kind")
        .when("big", Order::big, task(SendMail.class))
        .otherwise(pass())
        .choice("again")
        .when("on-account", Order::onAccount, task(InvoiceLater.class))
        .otherwise(pass());
  }

  @Step(undo = UndoContract.IRREVERSIBLE)
  static class SendMail {
    @Run void run(Order order) {}
  }
}
