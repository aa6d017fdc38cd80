package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("how")
            .when("on-account", Order::onAccount, task(Later.class))
            .when("big", Order::big, task(Parts.class))
            .otherwise(task(AtOnce.class))
        .task(Book.class);
  }

  record Payment(String how) {}

  @Step(undo = UndoContract.NONE)
  static class Later {
    @Run Payment pay() { return new Payment("later"); }
  }

  @Step(undo = UndoContract.NONE)
  static class Parts {
    @Run Payment pay(Order order) { return new Payment("in parts of " + order.total()); }
  }

  @Step(undo = UndoContract.NONE)
  static class AtOnce {
    @Run Payment pay(Order order) { return new Payment("at once"); }
  }

  @Step(undo = UndoContract.NONE)
  static class Book {
    @Run void book(Payment payment) {}
  }
}
