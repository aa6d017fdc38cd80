package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Reserve.class)
        .parallel("both",
            branch("a", await("paid", Paid.class, correlatedBy(Reservation.class, Reservation::code))),
            branch("b", task("again", Reserve.class)));
  }

  record Paid(int amount) {}

  record Reservation(String code) {}

  @Step(undo = UndoContract.NONE)
  static class Reserve {
    @Run Reservation reserve(Order order) { return new Reservation("r-" + order.id()); }
  }
}
