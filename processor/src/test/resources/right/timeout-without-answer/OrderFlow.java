package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(AskForOtherCard.class)
        .await("approval", Approval.class,
            after("3d", task(SendInvoice.class).redirectTo("approval")))
        .task(Book.class);
  }

  record Approval(boolean given) {}

  @Step(undo = UndoContract.NONE)
  static class Book {
    @Run void book(Approval approval) {}
  }
}
