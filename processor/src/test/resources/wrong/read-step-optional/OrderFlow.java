package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Step(undo = UndoContract.NONE)
class Find {
  @Run
  @SuppressWarnings("rawtypes")
  Optional find(Order order) {
    return Optional.empty();
  }
}

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(Find.class);
  }
}
