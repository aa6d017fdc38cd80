package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return await("paid", Paid.class, correlatedBy(Paid.class, p -> "" + p.amount()));
  }

  record Paid(int amount) {}
}
