package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Book.class).await("approval", Approval.class);
  }

  record Approval(boolean given) {}

  @Step(undo = UndoContract.NONE)
  static class Book {
    @Run void book(Approval approval) {}
  }
}
