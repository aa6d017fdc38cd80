package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Count.class).task(Total.class).task(Ask.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Count {
    @Run int count(Order order) { return 3; }
  }

  @Step(undo = UndoContract.NONE)
  static class Total {
    @Run double total(Integer count, Order order) { return count * order.total(); }
  }

  @Step(undo = UndoContract.NONE)
  static class Ask {
    @Run void ask(int count, Optional<Double> total, Optional<Boolean> sure) {
      if (count != 3 || total.isEmpty() || sure.isPresent()) {
        throw new IllegalStateException("other data");
      }
    }
  }
}
