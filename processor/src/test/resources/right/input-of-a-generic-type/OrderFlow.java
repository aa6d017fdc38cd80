package flows;

import dev.surefoot.*;
import java.util.List;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<List<Order>> {
  @Override
  protected Body<List<Order>> define() {
    return choice("any")
        .when("none", List::isEmpty, end())
        .otherwise(task(First.class));
  }

  static List<List<Order>> inputs() {
    return List.of(List.of(), List.of(new Order("A-1", 3)));
  }

  @Step(undo = UndoContract.NONE)
  static class First {
    @Run void first(List<Order> orders) {
      if (orders.get(0).total() != 3) {
        throw new IllegalStateException("other orders");
      }
    }
  }
}
