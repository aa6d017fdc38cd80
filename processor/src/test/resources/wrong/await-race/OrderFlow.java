package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel(
            "both",
            branch("one", await("first", Approval.class)),
            branch("two", await("second", Approval.class)))
        .task(Book.class);
  }

  record Approval(boolean given) {}

  @Step(undo = UndoContract.NONE)
  static class Book {
    @Run void book(Approval approval) {}
  }
}
