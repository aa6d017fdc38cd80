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
    @Run void submit(Order order) {}

    @Poll(every = "5s")
    Optional<Integer> ask() { return Optional.empty(); }
  }
}
