package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(CheckCard.class).subflow("refunding", new RefundFlow()).task(File.class);
  }

  @Step(undo = UndoContract.NONE)
  static class File {
    @Run void file(RefundFlow.Slip slip) {}
  }

}
