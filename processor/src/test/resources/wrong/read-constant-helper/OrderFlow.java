package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("p", branch(name(), pass()), branch("b", pass()));
  }

  private static String name() {
    return "a";
  }
}
