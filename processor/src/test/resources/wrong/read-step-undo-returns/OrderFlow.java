package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Ship.class);
  }

  @Step
  static class Ship {
    @Run void ship(Order order) {}

    @Undo boolean back(Order order) { return false; }
  }
}
