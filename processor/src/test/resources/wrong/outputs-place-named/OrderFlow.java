package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Price.class).task(Print.class);
  }

  record Sums(@Named("net") Integer net, @Named("gross") Integer gross, Receipt receipt) {}

  @Step(undo = UndoContract.NONE)
  static class Price {
    @Run @Outputs @Named("sums") Sums price(Order order) { return new Sums(1, 2, new Receipt("")); }
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(Receipt receipt) {}
  }
}
