package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Size.class).task(Ship.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Size {
    @Run int size(Order order) { return 1; }
  }

  @Step(undo = UndoContract.NONE)
  static class Ship {
    @Run void ship(long size) {}
  }
}
