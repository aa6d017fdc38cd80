package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return await("paid", Paid.class, correlatedBy(Reservation.class, Reservation::code), after("3d", end()))
        .task(Reserve.class);
  }

  record Paid(int amount) {}

  record Reservation(String code) {}

  @Step(undo = UndoContract.NONE)
  static class Reserve {
    @Run Reservation reserve(Order order) { return new Reservation("r-" + order.id()); }
  }
}
