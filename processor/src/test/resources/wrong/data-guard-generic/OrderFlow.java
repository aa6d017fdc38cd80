package flows;

import dev.surefoot.*;
import java.util.List;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Lines.class)
        .choice("empty")
            .when("none", NUMBERS, lines -> lines.isEmpty(), task(CloseOrder.class))
            .otherwise(pass());
  }

  static final Key<List<Integer>> NUMBERS = new Key<>() {};

  @Step(undo = UndoContract.NONE)
  static class Lines {
    @Run List<String> lines(Order order) { return List.of(); }
  }
}
