package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Price.class).task(Print.class);
  }

  record Sums(Integer net, Void nothing) {}

  @Step(undo = UndoContract.NONE)
  static class Price {
    @Run @Outputs Sums price(Order order) { return new Sums(1, null); }
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(Integer sum) {}
  }
}
