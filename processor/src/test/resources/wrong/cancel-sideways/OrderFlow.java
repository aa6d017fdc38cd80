package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel(
        "fulfil",
        branch(
            "parcel",
            choice("check", CheckCard.class)
                .when("other", Order::onAccount, cancelAndRedirectTo(SendInvoice.class))
                .otherwise(pass())),
        branch("papers", task(SendInvoice.class)));
  }
}
