package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Reserve.class)
        .await("paid", Paid.class, correlatedBy(key(), r -> r.code()));
  }

  record Paid(int amount) {}

  record Reservation(String code) {}

  @Step(undo = UndoContract.NONE)
  static class Reserve {
    @Run Reservation reserve(Order order) { return new Reservation("r-" + order.id()); }
  }

  static Key<Reservation> key() { return Key.of(Reservation.class); }
}
