package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Price.class).task(Print.class);
  }

  record Sums(@Named("net") Integer net, Receipt receipt) {}

  @Step
  static class Price {
    @Run @Outputs Sums price(Order order) { return new Sums(1, new Receipt(order.id())); }
    @Undo void undo(@Named("net") Integer net, Receipt receipt, @Named("gross") Integer gross) {}
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(@Named("net") Integer net, Receipt receipt) {}
  }
}
