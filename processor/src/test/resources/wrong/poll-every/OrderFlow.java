package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Charge.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Charge {
    @Run String submit(Order order) { return order.id(); }

    @Poll(every = "0s")
    Optional<Integer> ask(String id) { return Optional.empty(); }
  }
}
