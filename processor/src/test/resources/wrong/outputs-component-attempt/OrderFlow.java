package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Price.class).task(Print.class);
  }

  record Sums(Integer net, Attempt attempt) {}

  @Step(undo = UndoContract.NONE)
  static class Price {
    @Run @Outputs Sums price(Attempt attempt) { return new Sums(1, attempt); }
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(Integer sum) {}
  }
}
