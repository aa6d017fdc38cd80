package flows;

import dev.surefoot.*;
import shop.*;

@Flow
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(HTTPCall.class).task(Send2Mails.class).task("named", Send2Mails.class);
  }

  @Step(undo = UndoContract.NONE)
  static class HTTPCall {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.NONE)
  static class Send2Mails {
    @Run void run(Order order) {}
  }
}
