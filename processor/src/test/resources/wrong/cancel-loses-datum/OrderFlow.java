package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel(
            "race",
            branch("approve", await("approval", Approval.class)),
            branch(
                "limit",
                pause("limit", "3d")
                    .choice("late")
                    .when("yes", Order::onAccount, cancelAndRedirectTo(Book.class))
                    .otherwise(pass())))
        .task(Book.class);
  }

  record Approval(boolean given) {}

  @Step(undo = UndoContract.NONE)
  static class Book {
    @Run void book(Approval approval) {}
  }
}
