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

  record Sums(Integer net, Receipt receipt) {}

  @Step(undo = UndoContract.NONE)
  static class Price {
    @Run @Outputs Optional<Sums> price(Order order) { return Optional.empty(); }
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(Optional<Integer> sum, Receipt receipt) {}
  }
}
