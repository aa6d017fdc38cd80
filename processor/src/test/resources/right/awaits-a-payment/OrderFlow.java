package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(AskForPayment.class)
        .await("paid", Payment.class,
            correlatedBy(Invoice.class, Invoice::reference),
            after("14d", task(SendInvoice.class).redirectTo("paid")))
        .task(Book.class);
  }

  record Invoice(String reference) {}

  record Payment(int amount) {}

  @Step(undo = UndoContract.NONE)
  static class AskForPayment {
    @Run Invoice ask(Order order) { return new Invoice("R-" + order.id()); }
  }

  @Step(undo = UndoContract.NONE)
  static class Book {
    @Run void book(Payment payment) {}
  }
}
