package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("begin")
        .when("later", Order::onAccount, pass())
        .otherwise(pass())
        .parallel(
            "fulfil",
            branch(
                "parcel",
                choice("check")
                    .when("again", Order::onAccount, cancelAndRedirectTo("begin"))
                    .otherwise(pass())),
            branch("papers", task(SendInvoice.class)));
  }
}
