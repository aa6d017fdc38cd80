package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task("note", Note.class)
        .task(MakePayment.class)
        .choice("inspect", Inspect.class)
            .when("again", Inspection.class, Inspection::again, redirectTo("note"))
            .otherwise(pass());
  }

  record Payment(int amount) {}

  @Step(undo = UndoContract.NONE)
  static class MakePayment {
    @Run Payment make(Order order) { return new Payment(order.total()); }
  }

  @Step(undo = UndoContract.NONE)
  static class TakePayment {
    @Run void take(Order order, Payment payment) {}
  }

  @Step(undo = UndoContract.NONE)
  static class Note {
    @Run void note(Payment payment) {}
  }
}
