package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(Pay.class);
  }

  @Override
  protected Body<Order> onFailure() {
    return task(Tell.class);
  }

  @Step(undo = UndoContract.NONE, onFailure = FailurePolicy.FAIL)
  static class Pay {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.NONE)
  static class Tell {
    @Run void run(Cause cause, Order order, Optional<String> reserved) {}
  }
}
