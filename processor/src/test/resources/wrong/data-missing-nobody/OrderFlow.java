package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(MakeParcelNot.class);
  }

  record Payment(int amount) {}

  @Step(undo = UndoContract.NONE)
  static class MakeParcelNot {
    @Run void run(Payment payment) {}
  }
}
