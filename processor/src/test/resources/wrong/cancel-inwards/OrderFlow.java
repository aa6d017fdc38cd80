package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("check")
        .when("short", Order::onAccount, cancelAndRedirectTo(PackParcel.class))
        .otherwise(pass())
        .parallel(
            "fulfil",
            branch("parcel", task(PackParcel.class)),
            branch("papers", task(SendInvoice.class)));
  }
}
