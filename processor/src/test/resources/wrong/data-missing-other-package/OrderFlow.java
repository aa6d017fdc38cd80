package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(MakePayment.class).task(TakePayment.class);
  }

  @Step(undo = UndoContract.NONE)
  static class MakePayment {
    @Run Receipt make(Order order) { return new Receipt("1"); }
  }

  @Step(undo = UndoContract.NONE)
  static class TakePayment {
    @Run void take(other.Receipt receipt) {}
  }
}
