package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return pick(ReserveStock.class);
  }

  private Open<Order> pick(Class<?> step) {
    return task(step);
  }
}
