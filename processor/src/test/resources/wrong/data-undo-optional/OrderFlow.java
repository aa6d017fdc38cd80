package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Ship.class);
  }

  record Payment(int amount) {}

  record Parcel(int weight) {}

  @Step
  static class Ship {
    @Run void ship(Order order, java.util.Optional<Payment> payment) {}

    @Undo void back(Payment payment) {}
  }
}
