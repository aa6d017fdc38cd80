package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return await(
        "answer",
        Integer.class,
        after("3d", task(SendInvoice.class).redirectTo(SendInvoice.class)));
  }
}
