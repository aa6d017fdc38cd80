package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Price.class).task(Print.class);
  }

  record Sums<T>(@Named("net") T net, @Named("net") Integer gross) {}

  @Step(undo = UndoContract.NONE)
  static class Price {
    @Run @Outputs Sums<Integer> price(Order order) { return new Sums<>(1, 2); }
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(@Named("net") Integer sum) {}
  }
}
