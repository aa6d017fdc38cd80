package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .parallel(
            "fulfil",
            branch(
                "parcel",
                choice("check", CheckCard.class)
                    .when("fine", Order::onAccount, pass())
                    .otherwise(cancelAndRedirectTo(ReserveStock.class))),
            branch("papers", task(SendInvoice.class)));
  }
}
