package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("both",
            branch("a", await("paid", Paid.class, correlatedBy(CardCheck.class, c -> "" + c))),
            branch("b", await("seen", String.class, correlatedBy(CardCheck.class, c -> "" + c))));
  }

  record Paid(int amount) {}
}
