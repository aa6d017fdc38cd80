package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Count.class).task(AskBank.class, backTo("nowhere", 2)).task("later", Count.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Count {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.NONE)
  static class AskBank {
    @Run void run(Order order) {}
  }
}
