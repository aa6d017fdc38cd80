package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return all(part("x"), branch("a", part(PackParcel.class)), branch("b", this.<String>typed(pass())));
  }

  private Open<Order> part(String name) {
    return task(name, ReserveStock.class);
  }

  private Open<Order> part(Class<?> step) {
    return task(step);
  }

  private <T> Open<Order> typed(Open<Order> before) {
    return before.task(CloseOrder.class);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private Open<Order> all(Open<Order> before, Branch<Order>... branches) {
    return before.parallel("all", branches);
  }
}
