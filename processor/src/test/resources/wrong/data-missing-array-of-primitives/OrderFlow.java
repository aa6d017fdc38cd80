package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Sizes.class).task(Sum.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Sizes {
    @Run int[] sizes(Order order) { return new int[] {1}; }
  }

  @Step(undo = UndoContract.NONE)
  static class Sum {
    @Run void sum(Integer[] sizes) {}
  }
}
