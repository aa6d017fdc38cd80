package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel(
        "fulfil",
        branch("papers", parallel("both", branch("mail", task(SendMail.class)), branch("none", pass()))),
        branch("parcel", task(PackParcel.class)));
  }

  @Step(undo = UndoContract.IRREVERSIBLE)
  static class SendMail {
    @Run void run(Order order) {}
  }
}
