package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Size.class)
        .choice("how-large")
            .when("large", Key.of(int.class, "height"), size -> size > 3, task(CloseOrder.class))
            .otherwise(pass());
  }

  @Step(undo = UndoContract.NONE)
  static class Size {
    @Run @Named("width") int size(Order order) { return 1; }
  }
}
