package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Charge.class).task(Book.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Charge {
    @Run String submit(Order order) { return order.id(); }

    @Poll(every = "5s")
    Optional<Payment> ask(String id) { return Optional.of(new Payment(id.length())); }
  }

  record Payment(int amount) {}

  @Step(undo = UndoContract.NONE)
  static class Book {
    @Run void book(Payment payment) {}
  }
}
