package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  static String name = "reserve";

  @Override
  protected Body<Order> define() {
    return named(name + "-stock");
  }

  private Open<Order> named(String text) {
    return task(text, ReserveStock.class);
  }
}
