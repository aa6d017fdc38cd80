package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Step(undo = UndoContract.NONE)
  static final class Ask {
    @Run
    void work(Order order, java.util.Optional<Cause> why) {}
  }

  @Override
  protected Body<Order> define() {
    return task(Ask.class);
  }
}
