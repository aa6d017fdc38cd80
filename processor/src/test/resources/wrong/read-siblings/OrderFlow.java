package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(System.lineSeparator(), CheckCard.class)
        .choice("c")
        .when("a", Order::big, null)
        .otherwise(task(String.class))
        .parallel("p", branch("a", (Body<Order>) null), branch(toString(), pass()));
  }
}
