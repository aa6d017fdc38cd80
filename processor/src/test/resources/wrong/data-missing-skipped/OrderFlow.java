package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Price.class).task(Print.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Price {
    @Run Optional<Integer> price(Order order) { return Optional.of(order.total()); }
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(Integer sum) {}
  }
}
