package flows;

import dev.surefoot.*;
import shop.*;

@Flow("pay")
final class PayFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Charge.class).task(Print.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Charge {
    @Run Integer charge(Order order) { return order.total(); }
  }

  @Step
  static class Print {
    @Run void print(java.util.Optional<Integer> sum) {}
    @Undo void tear(Integer sum) {}
  }
}
