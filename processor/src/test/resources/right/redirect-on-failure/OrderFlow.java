package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow(value = "order", onFailure = FailurePolicy.FAIL)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(ChargeCard.class);
  }

  @Override
  protected Body<Order> onFailure() {
    return choice("check", CheckCard.class)
        .when("declined", CardCheck.class, CardCheck::declined, task(Tell.class).redirectTo("check"))
        .otherwise(task(CloseOrder.class));
  }

  @Step(undo = UndoContract.NONE)
  static class Tell {
    @Run void run(Cause cause, Order order, Optional<String> reserved) {}
  }
}
