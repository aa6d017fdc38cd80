package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(CheckCard.class).task(Ship.class).task("ship-again", Ship.class);
  }

  @Step
  static class Ship {
    @Run void ship(Order order) {}

    @Undo void back(Order order, CardCheck check) {}
  }
}

@Flow("again")
final class AgainFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(CheckCard.class).task(OrderFlow.Ship.class);
  }
}
