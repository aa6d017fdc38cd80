package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ByCard.class).task(Book.class);
  }

  interface Payment {}

  record CardPayment(int amount) implements Payment {}

  @Step(undo = UndoContract.NONE)
  static class ByCard {
    @Run CardPayment pay(Order order) { return new CardPayment(1); }
  }

  @Step(undo = UndoContract.NONE)
  static class Book {
    @Run void book(Payment payment) {}
  }
}
