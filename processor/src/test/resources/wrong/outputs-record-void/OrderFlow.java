package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Price.class).task(Print.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Price {
    @Run @Outputs void price(Order order) {}
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(Order order) {}
  }
}
