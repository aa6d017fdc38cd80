package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("ask")
            .when("known", Order::onAccount, pass())
            .otherwise(task(Reserve.class))
        .await("paid", Paid.class, correlatedBy(Reservation.class, Reservation::code))
        .task(Book.class);
  }

  record Paid(int amount) {}

  record Reservation(String code) {}

  @Step(undo = UndoContract.NONE)
  static class Reserve {
    @Run Reservation reserve(Order order) { return new Reservation("r-" + order.id()); }
  }

  @Step(undo = UndoContract.NONE)
  static class Book {
    @Run void book(Paid paid) {}
  }
}
